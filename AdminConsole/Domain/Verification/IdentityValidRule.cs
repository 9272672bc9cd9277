using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Domain.Verification;

/// <summary>
/// The person's document number is well-formed and agrees with sex and birth date, and the name is one (非法证件号或姓名). Red refuses approval whatever reason is
/// typed: the filing goes back.
/// </summary>
public static class IdentityValidRule
{
    public const string Code = "identity.valid";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts)
    {
        var person = facts.Person;
        var verdict = IdentityDocument.Check(person.DocumentType, person.DocumentNumber, person.Sex, person.BirthDate, facts.Today);
        var name = TextRules.Name(person.Name, Submission.NameLength);
        yield return (verdict.FaultPhrase ?? NameFault(name)) is { } fault
            ? new Check(Code, CheckResult.Red, new Phrase("check.identity_red", fault), new Phrase("check.identity_needs"))
            : new Check(Code, CheckResult.Green, new Phrase("check.identity_green"));
    }

    private static Phrase? NameFault(TextVerdict name) => name.Fault ?? (PersonName.Key(name.Value).Any(char.IsLetter) ? null : new Phrase("check.identity_name"));
}
