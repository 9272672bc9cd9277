using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Features.Accounts;
using AdminConsole.Tests.Data;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;

namespace AdminConsole.Tests.Features.Accounts;

public sealed class ConfirmationCodePanelTests
{
    [Fact]
    public async Task CO03_RotateFreezeThaw_ByTheirButtons_AndAnotherScreenFollows()
    {
        await using var test = await StartAsync(SampleLibrary.Administrator);
        var dialogs = test.Browser.Render<RadzenDialog>();
        var panel = Show(test);
        await panel.WaitForElementAsync(".code-text code");
        Assert.Equal("CODE", panel.Find(".code-text code").TextContent);

        var refused = panel.InvokeAsync(() => Button(panel, "更换确认码").ClickAsync(new()));
        await dialogs.WaitForElementAsync(".dialog-actions");
        Assert.Contains("第 1 个确认码", dialogs.Find(".confirm-things").TextContent, StringComparison.Ordinal);
        await dialogs.Find(".dialog-actions .button").ClickAsync(new());
        await refused;
        Assert.Equal("CODE", panel.Find(".code-text code").TextContent);
        await ConfirmAsync("更换确认码");
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}$", panel.Find(".code-text code").TextContent);
        Assert.Contains("第 2 个", panel.Find(".facts").TextContent, StringComparison.Ordinal);

        await ConfirmAsync("冻结");
        Assert.Contains("已冻结", panel.Find(".code-text").TextContent, StringComparison.Ordinal);
        await test.Host.As<ConfirmationCodeService>(SampleLibrary.Reviewer).ThawAsync(SampleLibrary.Hospital.Id);
        await test.ShowsAsync(() => panel.Find(".code-text").TextContent.Contains("有效", StringComparison.Ordinal), "the reviewer's act is seen");

        async Task ConfirmAsync(string words)
        {
            var acting = panel.InvokeAsync(() => Button(panel, words).ClickAsync(new()));
            await dialogs.WaitForElementAsync(".dialog-actions");
            await dialogs.Find(".dialog-actions .button-danger").ClickAsync(new());
            await acting;
        }
    }

    [Fact]
    public async Task CO03_LevelAbove_SeesThatThereIsACode_ButNeitherTheCodeNorItsButtons()
    {
        await using var test = await StartAsync(SampleLibrary.SiteStaff);
        var panel = Show(test);
        await panel.WaitForElementAsync(".code-text");

        Assert.DoesNotContain("CODE", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".actions button"));
        Assert.Contains("0 次（上限 200）", panel.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(panel.FindAll("tbody tr"));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ConfirmationCodePanel> panel, string words) => panel.FindAll(".actions button").Single(button => button.TextContent == words);

    private static IRenderedComponent<ConfirmationCodePanel> Show(PageTest test) => test.Browser.Render<ConfirmationCodePanel>(parameters => parameters.Add(panel => panel.InstitutionId, SampleLibrary.Hospital.Id));

    private static Task<PageTest> StartAsync(AccessScope scope) => PageTest.StartAsync(
        scope,
        services => services.AddCodes().AddScoped<ConfirmationCodeService>().AddScoped<ConfirmationCodeQueries>(),
        (services, circuit) => services.AddScoped(_ => circuit.GetRequiredService<ConfirmationCodeService>()).AddScoped(_ => circuit.GetRequiredService<ConfirmationCodeQueries>()));
}
