using AdminConsole.Data;
using AdminConsole.Domain;

namespace AdminConsole.Auditing;

/// <summary>Puts on the record what HTTP refuses: not signed in, not allowed, out of scope, too often (AL-01). Before the answer leaves (AL-03).</summary>
public static class RefusalRecord
{
    /// <summary>The act, wherever it was refused.</summary>
    public const string Action = "access.refuse";

    public static IApplicationBuilder UseRefusalRecord(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() => RecordAsync(context));
        return next(context);
    });

    private static async Task RecordAsync(HttpContext context)
    {
        // By its pattern: an address may hold what somebody typed.
        if (CodeOf(context.Response.StatusCode) is not { } code || context.GetEndpoint() is not RouteEndpoint { RoutePattern: var pattern } || context.RequestServices.GetRequiredService<AuditOrigin>().RefusalIsRecorded)
            return;

        // Of addresses that name nothing, what is not there says nothing; behind a sign-in it may be somebody else's.
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && (pattern.Parameters.Count == 0 || context.User.Identity?.IsAuthenticated != true))
            return;
        var asked = $"{context.Request.Method} {pattern.RawText}";
        if (!await context.RequestServices.GetRequiredService<Db>().RecordRefusalAsync("Address", asked, code, CancellationToken.None))
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    private static string? CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "unauthorized",
        StatusCodes.Status403Forbidden => Error.Forbidden.Code,
        StatusCodes.Status404NotFound => Error.NotFound.Code,
        StatusCodes.Status429TooManyRequests => "rate_limited",
        _ => null,
    };
}
