using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Excel;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Practitioners;

public static class PractitionersFeature
{
    public static IServiceCollection AddPractitioners(this IServiceCollection services)
    {
        services.AddScoped<PractitionerQueries>();
        services.AddScoped<PractitionerService>();
        services.AddScoped<PractitionerDraftService>();
        services.AddScoped<PractitionerImportQueries>();
        services.AddValidated<ImportOptions>(ImportOptions.Section);
        services.AddJob<PractitionerImportJob>();
        return services;
    }

    /// <summary>Files come over HTTP, because a circuit carries none. The browser is sent on to the page of the job.</summary>
    public static IEndpointRouteBuilder MapPractitioners(this IEndpointRouteBuilder routes)
    {
        // In memory whatever its size, because the disk must not keep names (PD-05); the limit is the options' widest.
        const int Most = 256 * 1024 * 1024;
        routes.MapPost("/practitioners/import", UploadAsync).WithMetadata(new RequirePermissionAttribute(Permission.ImportPractitioners), new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Most))
            .WithFormOptions(memoryBufferThreshold: Most, multipartBodyLengthLimit: Most).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> UploadAsync(
        IFormFile file, [Microsoft.AspNetCore.Mvc.FromForm] string? complete, JobFileService files, JobService jobs, Microsoft.Extensions.Options.IOptions<ImportOptions> options, CancellationToken ct)
    {
        if (file.Length > options.Value.Practitioners.MaxFileBytes)
            return ImportErrors.TooLarge.ToProblem();
        await using var content = file.OpenReadStream();
        var stored = await files.StoreAsync(file.FileName, ExcelWriter.ContentType, content, ct);
        if (!stored.IsOk)
            return stored.Error.ToProblem();
        var requested = await jobs.RequestAsync(PractitionerImportJob.Kind, stored.Value.Name, new PractitionerImportInput(stored.Value.Name, complete is not null), stored.Value.Id, ct);
        return requested.ToAnswer(id => TypedResults.LocalRedirect($"~/practitioners/import/{id}"));
    }
}
