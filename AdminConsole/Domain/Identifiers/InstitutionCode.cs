namespace AdminConsole.Domain.Identifiers;

/// <summary>The one field 机构代码 takes an organisation code of nine characters or a unified social credit code of eighteen.</summary>
public static class InstitutionCode
{
    public static IdentifierVerdict Check(string? input)
    {
        var organisation = OrganisationCode.Check(input);
        return organisation.Value.Length == OrganisationCode.Length ? organisation : UnifiedSocialCreditCode.Check(input);
    }
}
