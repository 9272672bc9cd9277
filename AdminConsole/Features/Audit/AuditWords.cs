using System.Text.Json;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Candidates;
using AdminConsole.Resources;

namespace AdminConsole.Features.Audit;

/// <summary>Who acted and how, in words.</summary>
internal static class AuditWords
{
    /// <summary>The product itself acts under a name that is no person's; whoever is not signed in has none.</summary>
    public static string Actor(Strings s, AuditRow row) => row switch
    {
        { ActorName: "" } => s["audit.stranger"],
        { ActorId: null } => s["audit.system"],
        _ => row.ActorName,
    };

    public static string Roles(Strings s, AuditRow row) => string.Join('、', row.Roles.Select(name => Enum.TryParse<Role>(name, out var role) ? s[role] : name));

    /// <summary>What was written with the act: people's own words and figures as they are, the product's own words in the reader's language.</summary>
    public static string? Reason(Strings s, AuditRow row) => (row.Action, row.Content?.Reason) switch
    {
        ("account.sign-in" or "account.step-up", { } method) => string.Join(" + ", method.Split('+').Select(part => s.Find($"audit.by_{part}") ?? part)),
        ("account.end-session", { } ending) when Enum.TryParse<SessionEnding>(ending, out _) => s[$"audit.ended_{JsonNamingPolicy.SnakeCaseLower.ConvertName(ending)}"],
        ("candidate.request", { } kind) when Enum.TryParse<PersonalRequestKind>(kind, out var value) => s[value],
        ("candidate.answer-request", { } state) when Enum.TryParse<PersonalRequestState>(state, out var value) => s[value],
        (_, var reason) => reason,
    };
}
