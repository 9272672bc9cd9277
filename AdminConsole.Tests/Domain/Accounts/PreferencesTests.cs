using AdminConsole.Domain.Accounts;

namespace AdminConsole.Tests.Domain.Accounts;

public sealed class PreferencesTests
{
    [Fact]
    public void Parse_OwnText_GivesTheSame()
    {
        foreach (var language in Preferences.Languages)
            foreach (var theme in Enum.GetValues<Theme>())
                foreach (var density in Enum.GetValues<Density>())
                {
                    var preferences = new Preferences(language, theme, density);
                    Assert.Equal(preferences, Preferences.Parse(preferences.ToString()));
                    Assert.True(preferences.ToString().Length <= Preferences.TextLength);
                }
    }

    [Theory]
    [InlineData(null, "zh-CN.System.Comfortable")]
    [InlineData("", "zh-CN.System.Comfortable")]
    [InlineData("en", "zh-CN.System.Comfortable")]
    [InlineData("en.7.Compact", "en.System.Compact")]
    [InlineData("fr.Dark.Compact", "zh-CN.Dark.Compact")]
    [InlineData("en.<script>.Compact", "en.System.Compact")]
    [InlineData("en.Dark.Compact.more", "zh-CN.System.Comfortable")]
    public void Parse_WhatIsUnknown_IsAsForWhoeverNeverChose(string? text, string expected) => Assert.Equal(expected, Preferences.Parse(text).ToString());
}
