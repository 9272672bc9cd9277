using AdminConsole.Domain.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Domain.Identifiers;

public sealed class CheckCharacterTests
{
    private const string Digits = "0123456789", CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Fact]
    public void IN04_CitizenNumber_AnyGenerated_IsAccepted() =>
        Prop.ForAll(Synthetic.CitizenNumbers.ToArbitrary(), number => CitizenNumber.Check(number, Synthetic.Today).FollowsStructure).QuickCheckThrowOnFailure();

    [Fact]
    public void IN04_CitizenNumber_AnyOneDigitReplaced_IsRefused() =>
        Prop.ForAll(Synthetic.CitizenNumbers.ToArbitrary(), number =>
            Replacements(number, 17, Digits).All(changed => !CitizenNumber.Check(changed, Synthetic.Today).IsValid)).QuickCheckThrowOnFailure();

    [Fact]
    public void IN04_CitizenNumber_OtherCheckCharacter_IsRefused() =>
        Prop.ForAll(Synthetic.CitizenNumbers.ToArbitrary(), number =>
            "0123456789X".Where(c => c != number[17]).All(c => CitizenNumber.Check(number[..17] + c, Synthetic.Today).Fault == IdentifierFault.CheckDigit)).QuickCheckThrowOnFailure();

    [Fact]
    public void OrganisationCode_AnyGenerated_IsAcceptedAlsoAsPrinted() =>
        Prop.ForAll(Synthetic.OrganisationCodes.ToArbitrary(), code =>
            OrganisationCode.Check(code) == new IdentifierVerdict(code) && OrganisationCode.Check($"{code[..8]}-{code[8]}") == new IdentifierVerdict(code)).QuickCheckThrowOnFailure();

    [Fact]
    public void CreditCode_AnyGenerated_IsAccepted() =>
        Prop.ForAll(Synthetic.CreditCodes.ToArbitrary(), code => UnifiedSocialCreditCode.Check(code).IsValid && InstitutionCode.Check(code).IsValid).QuickCheckThrowOnFailure();

    [Fact]
    public void CreditCode_AnyOneCharacterReplaced_IsRefused() =>
        Prop.ForAll(Synthetic.CreditCodes.ToArbitrary(), code =>
            Replacements(code, 18, CreditAlphabet).All(changed => !UnifiedSocialCreditCode.Check(changed).IsValid)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("29141777X", true)]
    [InlineData("29141777-X", true)]
    [InlineData("91110000600037341L", true)]
    [InlineData("291417770", false)]
    [InlineData("9111000060003734", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void InstitutionCode_EitherKind_IsCheckedByItsOwnRule(string? input, bool valid) => Assert.Equal(valid, InstitutionCode.Check(input).IsValid);

    private static IEnumerable<string> Replacements(string number, int length, string alphabet) =>
        from position in Enumerable.Range(0, length)
        from c in alphabet
        where c != number[position]
        select $"{number[..position]}{c}{number[(position + 1)..]}";
}
