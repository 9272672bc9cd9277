using AdminConsole.Domain.Accounts;
using AdminConsole.Resources;

namespace AdminConsole.Features.Audit;

/// <summary>Who acted, in words.</summary>
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
}
