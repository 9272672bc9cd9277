using AdminConsole.Authorization;
using AdminConsole.Components.Controls;

namespace AdminConsole.Components.Layout;

/// <summary>A line of the main navigation.</summary>
/// <param name="Route">Relative to the base address.</param>
/// <param name="Key">Resource key of its words.</param>
/// <param name="Permission">Who may open it; the page itself asks again.</param>
/// <param name="Icon">Its icon.</param>
public sealed record NavigationEntry(string Route, string Key, Permission Permission, IconName Icon);

/// <summary>A number beside a line of the navigation. Features register theirs (<c>services.AddSingleton(new NavigationBadge(…))</c>); the layout knows none of them.</summary>
/// <param name="Route">Of the line.</param>
/// <param name="Component">Without parameters; draws nothing when there is nothing to count, and follows by itself.</param>
public sealed record NavigationBadge(string Route, Type Component);

/// <summary>The main navigation, in the order shown.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationEntry> Entries { get; } =
    [
        new("review", "shell.nav.review", Permission.ViewReviewQueue, IconName.Queue),
        new("entries", "shell.nav.entries", Permission.EnterSubmissions, IconName.Edit),
        new("reports", "shell.nav.reports", Permission.ViewReports, IconName.Upload),
        new("filing", "shell.nav.filing", Permission.ConfirmReports, IconName.Check),
        new("registration-check", "shell.nav.registration_check", Permission.CheckRegistrations, IconName.Check),
        new("seasons", "shell.nav.seasons", Permission.ViewSeasons, IconName.Season),
        new("announcements", "shell.nav.announcements", Permission.ViewAnnouncements, IconName.Announcement),
        new("downloads", "shell.nav.downloads", Permission.ViewAnnouncements, IconName.Download),
        new("institutions", "shell.nav.institutions", Permission.ViewInstitutions, IconName.Institution),
        new("registrations", "shell.nav.registrations", Permission.ReviewRegistrations, IconName.Person),
        new("users", "shell.nav.users", Permission.ManageUsers, IconName.Person),
        new("change-requests", "shell.nav.change_requests", Permission.AnswerChangeRequests, IconName.Edit),
        new("licences/expiry", "shell.nav.licences", Permission.ViewInstitutions, IconName.Warning),
        new("candidates", "shell.nav.candidates", Permission.FindCandidates, IconName.Search),
        new("duplicates", "shell.nav.duplicates", Permission.ViewDuplicates, IconName.Duplicate),
        new("risk", "shell.nav.risk", Permission.ViewRisk, IconName.Warning),
        new("practitioners", "shell.nav.practitioners", Permission.ViewPractitioners, IconName.Practitioner),
        new("api-clients", "shell.nav.api_clients", Permission.ViewApiClients, IconName.Client),
        new("audit", "shell.nav.audit", Permission.ViewAudit, IconName.Lock),
        new("send-failures", "shell.nav.send_failures", Permission.ResendOutbox, IconName.Warning),
        new("status", "shell.nav.status", Permission.OperateInstallation, IconName.Info),
    ];

    public static IEnumerable<NavigationEntry> For(AccessScope scope) => Entries.Where(entry => scope.Can(entry.Permission));
}
