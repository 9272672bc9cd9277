using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Tests.Domain.Identifiers;

public sealed class IdentityDocumentTests
{
    private static readonly DateOnly Today = new(2026, 11, 21), Born = new(1996, 6, 15);

    [Theory]
    [InlineData("01", "429004199606152897", "1")]
    [InlineData("01", " 429004 19960615 2897", "1")]
    [InlineData("03", "e12345678", "2")]
    [InlineData("04", "军字第1234567号", "1")]
    [InlineData("06", "H12228345", "1")]
    [InlineData("07", "1852834403(B)", "1")]
    [InlineData("12", "830000199606150675", "1")]
    [InlineData("13", "942840199606155718", "1")]
    [InlineData("13", "USA420196061502", "2")]
    [InlineData("99", "证字2020-7", "9")]
    public void IN04_NumberOfItsType_IsAccepted(string type, string number, string sex) =>
        Assert.True(IdentityDocument.Check(type, number, sex, Born, Today).FollowsStructure);

    [Theory]
    [InlineData("01", "429004199606152898", "1", IdentifierFault.CheckDigit)]
    [InlineData("01", "429004199606152897", "2", IdentifierFault.SexMismatch)]
    [InlineData("01", "429004199606152897", "0", IdentifierFault.SexMismatch)]
    [InlineData("01", "42010219900101893X", "1", IdentifierFault.BirthDateMismatch)]
    [InlineData("01", "830000199606150675", "1", IdentifierFault.OtherDocument)]
    [InlineData("01", "960615289", "1", IdentifierFault.Length)]
    [InlineData("01", null, "1", IdentifierFault.Length)]
    [InlineData("02", "429004199606152897", "1", IdentifierFault.DocumentNotUsed)]
    [InlineData("05", "429004199606152897", "1", IdentifierFault.DocumentNotUsed)]
    [InlineData("08", "429004199606152897", "1", IdentifierFault.DocumentNotUsed)]
    [InlineData("03", "E123", "1", IdentifierFault.Format)]
    [InlineData("03", "E123456789012345678", "1", IdentifierFault.Format)]
    [InlineData("03", "E12-4567", "1", IdentifierFault.Format)]
    [InlineData("04", "军字第123456789012345678号", "1", IdentifierFault.Length)]
    [InlineData("04", "", "1", IdentifierFault.Length)]
    [InlineData("04", "军\u202E字", "1", IdentifierFault.Characters)]
    [InlineData("06", "C59435189", "1", IdentifierFault.Format)]
    [InlineData("07", "T17366625", "1", IdentifierFault.Format)]
    [InlineData("11", "830000199606150675", "1", IdentifierFault.OtherDocument)]
    [InlineData("11", "429004199606152897", "1", IdentifierFault.OtherDocument)]
    [InlineData("12", "429004199606152897", "1", IdentifierFault.OtherDocument)]
    [InlineData("13", "942840197811045535", "1", IdentifierFault.BirthDateMismatch)]
    [InlineData("13", "USA420196061602", "1", IdentifierFault.BirthDateMismatch)]
    [InlineData("99", " ", "1", IdentifierFault.Length)]
    [InlineData("99", "A\uD800", "1", IdentifierFault.Characters)]
    public void IN04_NumberThatDoesNotFit_IsRefusedWithTheReason(string type, string? number, string sex, IdentifierFault fault) =>
        Assert.Equal(fault, IdentityDocument.Check(type, number, sex, Born, Today).Fault);

    [Theory]
    [InlineData("2010-11-22", false)]
    [InlineData("2010-11-21", true)]
    [InlineData("1925-11-22", true)]
    [InlineData("1925-11-21", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("0001-01-01", false)]
    public void IN04_Age_IsSixteenToHundred(string born, bool valid) =>
        Assert.Equal(valid, IdentityDocument.Check(IdentityDocument.Passport, "E12345678", "1", DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), Today).IsValid);

    [Fact]
    public void IN04_RetiredDivision_IsAcceptedAndNeverOneOfOurs_GivesAHint()
    {
        Assert.True(CitizenNumber.Check("422201196402292064", Today).FollowsStructure);
        Assert.Equal("identifier.unknown_prefix", CitizenNumber.Check("429099198512317437", Today).HintPhrase?.Key);
    }

    [Fact]
    public void PD05_Verdict_AsText_LeavesTheNumberOut() =>
        Assert.DoesNotContain("4290", IdentityDocument.Check("01", "429004199606152897", "1", Born, Today).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("201241141429004199606152897", "429004199606152897", IdentifierFault.None)]
    [InlineData("201241141429004960615289", "429004199606152897", IdentifierFault.None)]
    [InlineData("201241141429004199606152344", "429004199606152897", IdentifierFault.HolderMismatch)]
    [InlineData("201241141429004960615288", "429004199606152897", IdentifierFault.HolderMismatch)]
    [InlineData("201241141429004199606152897", "H12228345", IdentifierFault.HolderMismatch)]
    [InlineData("202741141429004199606152897", "429004199606152897", IdentifierFault.Year)]
    public void QualificationCertificate_KnownHolder_MustBeTheTail(string number, string holder, IdentifierFault hint)
    {
        var verdict = QualificationCertificate.Check(number, Today, holder);

        Assert.True(verdict.IsValid);
        Assert.Equal(hint, verdict.Hint);
    }

    [Theory]
    [InlineData("1234567890", true)]
    [InlineData("123456789", false)]
    [InlineData("1234567890123456789012345678901", false)]
    [InlineData("12345-67890", false)]
    public void RegistrationNumber_TenToThirtyLettersAndDigits_AreAcceptedWithAHint(string number, bool valid)
    {
        var verdict = RegistrationNumber.Check(number);

        Assert.Equal(valid, verdict.IsValid);
        Assert.False(verdict.FollowsStructure);
    }

    [Theory]
    [InlineData(null, "420102199605040011", false)]
    [InlineData(null, "420102199605040014", true)]
    [InlineData(null, "42010219960504001", false)]
    [InlineData(null, "E12345678", false)]
    [InlineData("01", "420102199605040011", false)]
    [InlineData("01", "E12345678", true)]
    [InlineData("03", "e12345678", false)]
    [InlineData("03", "E1", true)]
    public void IsMistyped_OnlyWhatNoDocumentBears(string? type, string number, bool expected) => Assert.Equal(expected, IdentityDocument.IsMistyped(type, number, new DateOnly(2021, 3, 1)));
}
