using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Features.Accounts.SignIn;

namespace AdminConsole.Features.Accounts;

/// <summary>The form of a user as typed. Phone and certificate number are never shown whole: left empty they stay as they are.</summary>
public sealed class UserInput
{
    public const int UserNameLength = 40, EmailLength = 100, ShortestUserName = 3;

    public string? UserName { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Certificate { get; set; }
    public bool RemoveCertificate { get; set; }

    /// <summary>Who the person is at the provider of 统一身份; left empty it stays as it is.</summary>
    public string? Identity { get; set; }
    public bool RemoveIdentity { get; set; }
    public Guid? NodeId { get; set; }
    public HashSet<Role> Roles { get; init; } = [];
    public AuthenticationType Authentication { get; set; }

    public Result<UserContent> Check(bool isNew)
    {
        var faults = new FieldFaults();
        var userName = (UserName ?? "").Trim();
        if (isNew && (userName.Length is < ShortestUserName or > UserNameLength || !userName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')))
            faults.Add("userName", "user.fault.user_name", ShortestUserName, UserNameLength);
        else if (isNew && userName.StartsWith("WS-", StringComparison.OrdinalIgnoreCase))
            faults.Add("userName", "user.fault.user_name_reserved");
        var name = TextRules.Name(Name, AppUser.NameLength);
        if (name.Value.Length == 0 || name.Fault is not null)
            faults.Add("name", name.Fault ?? new Phrase("account.required"));
        var phone = string.IsNullOrWhiteSpace(Phone) ? (IdentifierVerdict?)null : MobileNumber.Check(Phone);
        if (phone is { IsValid: false })
            faults.Add("phone", "account.fault.phone");
        var email = TextRules.Name(Email, EmailLength);
        if (email.Fault is not null)
            faults.Add("email", email.Fault);
        else if (email.Value.Length > 0 && !IsEmail(email.Value))
            faults.Add("email", "user.fault.email");
        var certificate = string.IsNullOrWhiteSpace(Certificate) ? (IdentifierVerdict?)null : PractisingCertificate.Check(Certificate);
        if (certificate is { IsValid: false })
            faults.Add("certificate", "user.fault.certificate");
        var identity = string.IsNullOrWhiteSpace(Identity) ? null : Identity.Trim();
        if (identity is not null && (identity.Length > IdentityLinkService.SubjectLength || !identity.All(c => c is > ' ' and < '\u007f')))
            faults.Add("identity", "user.fault.identity");
        if (NodeId is null)
            faults.Add("nodeId", "account.required");
        if (Roles.Count == 0)
            faults.Add("roles", "user.fault.no_role");
        else if (!Delegation.Combine(Roles))
            faults.Add("roles", "user.fault.separated");
        if (faults.Any)
            return faults.ToError();
        return new UserContent(userName, name.Value, phone?.Value, email.Value.Length == 0 ? null : email.Value, certificate?.Value, RemoveCertificate, NodeId!.Value, [.. Roles.Order()], Authentication) { Identity = identity, RemoveIdentity = RemoveIdentity };
    }

    private static bool IsEmail(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && text.LastIndexOf('.') > at + 1 && !text.EndsWith('.') && !text.Contains(' ', StringComparison.Ordinal);
}

/// <summary>The form, checked.</summary>
public sealed record UserContent(
    string UserName, string Name, string? Phone, string? Email, string? Certificate, bool RemoveCertificate, Guid NodeId, IReadOnlyList<Role> Roles, AuthenticationType Authentication)
{
    public string? Identity { get; init; }

    public bool RemoveIdentity { get; init; }

    /// <summary>Leaves the person out: a record may reach a log.</summary>
    public override string ToString() => nameof(UserContent);
}
