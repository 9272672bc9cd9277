using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Jobs;
using Microsoft.Net.Http.Headers;

namespace AdminConsole.Features.Jobs;

public static class JobsFeature
{
    /// <summary>Whoever is signed in has jobs of their own; what each may do was asked when it was requested, and is again by the work itself.</summary>
    public static IEndpointRouteBuilder MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jobs/{id:guid}/file", FileAsync).RequireAuthorization(AuthorizationSetup.SignedInPolicy).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> FileAsync(Guid id, HttpContext context, JobService jobs, JobFileService files, CancellationToken ct)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        var fetched = await jobs.FetchAsync(id, ct);
        if (!fetched.IsOk)
            return fetched.Error.ToProblem();
        var file = fetched.Value;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentLength = file.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(target => files.CopyToAsync(file, target, ct), file.ContentType);
    }
}
