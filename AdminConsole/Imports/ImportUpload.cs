using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Excel;
using AdminConsole.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AdminConsole.Imports;

/// <summary>A file that came to be imported.</summary>
/// <param name="Id">Of the stored file.</param>
/// <param name="Name">For people.</param>
/// <param name="Sha256">Of its content.</param>
/// <param name="Form">What was sent with it.</param>
public sealed record ImportedFile(Guid Id, string Name, string Sha256, IFormCollection Form);

/// <summary>Takes a workbook over HTTP, because a circuit carries no files, and asks for the job that reads it.</summary>
public static class ImportUpload
{
    /// <summary>In memory whatever its size, because the disk must not keep names (PD-05); the limit is the options' widest.</summary>
    private const int Most = 256 * 1024 * 1024;

    /// <param name="routes">The routes.</param>
    /// <param name="page">Address of the page with the form, without a slash before it: the browser goes on to the page of the job below it, or back to it with the refusal.</param>
    /// <param name="permission">Who may.</param>
    /// <param name="kind">Of the job.</param>
    /// <param name="limitsOf">What the workbook may be.</param>
    /// <param name="inputOf">The job's input.</param>
    public static IEndpointRouteBuilder MapImport<T>(this IEndpointRouteBuilder routes, string page, Permission permission, string kind, Func<ImportOptions, ImportLimits> limitsOf, Func<ImportedFile, T> inputOf)
    {
        routes.MapPost($"/{page}", (HttpContext context, IFormFile? file, JobFileService files, JobService jobs, IOptions<ImportOptions> options, CancellationToken ct) =>
                TakeAsync(context.Request.Form, page, kind, file, limitsOf(options.Value), inputOf, files, jobs, ct))
            .WithMetadata(new RequirePermissionAttribute(permission), new RequestSizeLimitAttribute(Most))
            .WithFormOptions(memoryBufferThreshold: Most, multipartBodyLengthLimit: Most).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> TakeAsync<T>(
        IFormCollection form, string page, string kind, IFormFile? file, ImportLimits limits, Func<ImportedFile, T> inputOf, JobFileService files, JobService jobs, CancellationToken ct)
    {
        await using var content = file?.OpenReadStream();
        if (content is null)
            return Back(page, ImportErrors.NotAWorkbook);
        if (ExcelReader.Check(content, limits) is { } refusal)
            return Back(page, refusal);
        content.Position = 0;
        var stored = await files.StoreAsync(file!.FileName, ExcelWriter.ContentType, content, ct);
        if (!stored.IsOk)
            return stored.Error.ToProblem();
        var input = inputOf(new ImportedFile(stored.Value.Id, stored.Value.Name, stored.Value.Sha256!, form));
        var requested = await jobs.RequestAsync(kind, stored.Value.Name, input, stored.Value.Id, ct);
        return requested.ToAnswer(id => TypedResults.LocalRedirect($"~/{page}/{id}"));
    }

    /// <summary>The sentence belongs beside the field, which is on the page.</summary>
    private static IResult Back(string page, Error refusal) => TypedResults.LocalRedirect($"~/{page}?refusal={refusal.Code}");
}
