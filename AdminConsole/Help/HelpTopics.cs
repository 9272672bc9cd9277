using Microsoft.AspNetCore.Components;

namespace AdminConsole.Help;

/// <summary>Which paragraph of the manual belongs to which page. A page without a line here fails a test.</summary>
public static class HelpTopics
{
    /// <summary>Where no page is known.</summary>
    public const string Start = "start";

    /// <summary>Anchor by route, or by route and <c>?tab=</c> where the tabs of one page are screens of their own.</summary>
    public static IReadOnlyDictionary<string, string> Anchors { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = "home",
        ["/review"] = "review-queue",
        ["/review/{id:guid}"] = "filing",
        ["/entries"] = "entries",
        ["/entries/{id:guid}"] = "entry-form",
        ["/reports"] = "reports",
        ["/reports/new/{seasonId}"] = "report-new",
        ["/reports/{id:guid}"] = "report-detail",
        ["/reports/{id:guid}/print"] = "report-print",
        ["/filing"] = "filing-upward",
        ["/filing/workbooks"] = "filing-workbooks",
        ["/registration-check"] = "registration-check",
        ["/registration-check/{id:guid}"] = "registration-check",
        ["/certificates/{id:guid}"] = "certificates",
        ["/certificates/list/{listId:guid}"] = "certificates",
        ["/forms/{form}"] = "blank-forms",
        ["/seasons"] = "seasons",
        ["/seasons/new"] = "season-settings",
        ["/seasons/{id}"] = "season-settings",
        ["/announcements"] = "announcements",
        ["/announcements/{id:guid}"] = "announcements",
        ["/announcements/new"] = "announcement-edit",
        ["/announcements/{id:guid}/edit"] = "announcement-edit",
        ["/downloads"] = "downloads",
        ["/messages"] = "messages",
        ["/institutions"] = "institutions",
        ["/institutions/{id:guid}"] = "institution",
        ["/institutions/{id:guid}?tab=profile"] = "institution",
        ["/institutions/{id:guid}?tab=names"] = "institution-names",
        ["/institutions/{id:guid}?tab=licences"] = "licences",
        ["/institutions/{id:guid}?tab=users"] = "users",
        ["/institutions/{id:guid}?tab=accounts"] = "business-accounts",
        ["/institutions/{id:guid}?tab=confirmation-code"] = "confirmation-code",
        ["/institutions/{id:guid}?tab=requests"] = "change-requests",
        ["/institutions/{id:guid}?tab=history"] = "institution-history",
        ["/institutions/import"] = "institution-import",
        ["/institutions/import/{id:guid}"] = "institution-import",
        ["/change-requests"] = "change-requests",
        ["/licences/expiry"] = "licence-expiry",
        ["/registrations"] = "registrations",
        ["/registrations/{id:guid}"] = "registration-decision",
        ["/registrations/{id:guid}/print"] = "registration-decision",
        ["/registrations/delegation"] = "registration-delegation",
        ["/registration"] = "registration-form",
        ["/registration/correct"] = "registration-enquiry",
        ["/registration/enquiry"] = "registration-enquiry",
        ["/registration/result"] = "registration-enquiry",
        ["/registration/form"] = "registration-sheet",
        ["/activation"] = "activation",
        ["/verify"] = "verify",
        ["/users"] = "users",
        ["/sign-in"] = "sign-in",
        ["/sign-in/second"] = "sign-in-second",
        ["/sign-in/password"] = "sign-in-password",
        ["/password-reset"] = "password-reset",
        ["/account"] = "own-account",
        ["/step-up"] = "step-up",
        ["/practitioners"] = "practitioners",
        ["/practitioners/{id:guid}"] = "practitioner",
        ["/practitioners/import"] = "practitioner-import",
        ["/practitioners/import/{id:guid}"] = "practitioner-import",
        ["/candidates"] = "candidates",
        ["/candidates/{id:guid}"] = "disclosures",
        ["/duplicates"] = "duplicates",
        ["/risk"] = "risk",
        ["/risk/{report}/{id:guid}"] = "risk",
        ["/jobs"] = "jobs",
        ["/audit"] = "audit",
        ["/api-clients"] = "api-clients",
        ["/api-clients/{id:guid}"] = "api-client",
        ["/send-failures"] = "send-failures",
        ["/status"] = "status",
        ["/set-up"] = "set-up",
        ["/set-up/next"] = "set-up-next",
        ["/manual"] = "manual",
        ["/manual/{chapter}"] = "manual",
        ["/error"] = "errors",
        ["/problem/{Status:int}"] = "errors",
        ["/not-found"] = "errors",
        ["/screen-closed"] = "errors",
        ["/outbox"] = "development",
    };

    /// <summary>Of the page that is open. A circuit does not say by which of its routes: those of one page have one paragraph.</summary>
    public static ManualSection Of(Microsoft.AspNetCore.Components.RouteData? open, string? tab = null) =>
        Of(open?.Template ?? (open?.PageType.GetCustomAttributes(typeof(RouteAttribute), inherit: false).FirstOrDefault() as RouteAttribute)?.Template, tab);

    /// <param name="route">The page's route as it is declared.</param>
    /// <param name="tab">Value of <c>?tab=</c>, if any.</param>
    public static ManualSection Of(string? route, string? tab = null) => Manual.Find(AnchorOf(route, tab)) ?? Manual.Chapters[0].Sections[0];

    private static string AnchorOf(string? route, string? tab)
    {
        if (route is null)
            return Start;
        return Anchors.GetValueOrDefault($"{route}?tab={tab}") ?? Anchors.GetValueOrDefault(route, Start);
    }
}
