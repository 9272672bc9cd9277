using AdminConsole.Api;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Resources;

namespace AdminConsole.Features.RegistrationChecks;

/// <summary>The workbook's way in and its template, and the registration system's own question.</summary>
public static class RegistrationCheckEndpoints
{
    private const string Page = "registration-check";

    public static IEndpointRouteBuilder MapRegistrationChecks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{Page}/template", TemplateAsync).WithMetadata(new RequirePermissionAttribute(Permission.CheckRegistrations)).ExcludeFromDescription();
        return routes.MapImport(
            Page, Permission.CheckRegistrations, RegistrationCheckJob.Kind, options => options.RegistrationChecks, file => new RegistrationCheckInput(file.Name, file.Sha256, file.Form["season"].ToString()));
    }

    public static IEndpointRouteBuilder MapVerifications(this IEndpointRouteBuilder api)
    {
        api.MapPost("/verifications", VerifyAsync).WithTags("verifications").WithName("verifyPersons").WithSummary("Whether persons who register for the examination have an approved filing (报名核验), at most 500 at a time")
            .Takes(Request).Answers(StatusCodes.Status200OK, Response)
            .Refuses(Error.Field("persons[0].documentNumber", new Phrase("intake.required")));
        return api;
    }

    private static VerificationRequest Request { get; } = new()
    {
        SeasonId = "2021",
        Persons = [new VerificationPerson { Name = "赵六", DocumentType = IdentityDocument.IdentityCard, DocumentNumber = "420106199605041236" }, new VerificationPerson { Name = "阿依古丽·买买提", DocumentNumber = "E12345678" }],
    };

    private static VerificationResponse Response { get; } = new("2021", [new VerificationResult(RegistrationVerdict.Approved), new VerificationResult(RegistrationVerdict.NoRecord)]);

    private static async Task<IResult> VerifyAsync(JsonBody<VerificationRequest> body, VerificationService verifications, CancellationToken ct) => (await verifications.VerifyAsync(body.Value, ct)).ToAnswer(TypedResults.Ok);

    private static async Task<IResult> TemplateAsync(HttpContext context, Strings s, CancellationToken ct)
    {
        var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, RegistrationCheckSheet.Template(s), AsyncEnumerable.Empty<CheckedPerson>(), ct);
        file.Position = 0;
        Result<ExcelFile> template = new ExcelFile(file, 0, $"{s["registration_check.template"]}.xlsx");
        return template.ToDownload(context);
    }
}
