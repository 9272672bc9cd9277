using AdminConsole.Api;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Submissions;

public static class SubmissionEndpoints
{
    private const string KeyHeader = "Idempotency-Key", ReplayedHeader = "Idempotency-Replayed", Json = "application/json; charset=utf-8";

    public static IEndpointRouteBuilder MapSubmissions(this IEndpointRouteBuilder api)
    {
        var invalid = Error.Field("periods[0].end", new Phrase("intake.end_after_start"));
        api.MapPost("/prechecks", PrecheckAsync).WithTags("submissions").WithName("precheck").WithSummary("Every rule on the body of a submission; stores nothing")
            .Takes(SubmissionExamples.Request).Answers(StatusCodes.Status200OK, SubmissionExamples.Precheck).Refuses(invalid, IntakeErrors.RealNamePending);
        api.MapPost("/submissions", SubmitAsync).WithTags("submissions").WithName("submit").WithSummary("File; the header Idempotency-Key makes repeating it safe")
            .TakesHeader(KeyHeader, "A UUID of the client's own making; the same key with the same body gives the first answer again, for seven days at least")
            .Takes(SubmissionExamples.Request).Answers(StatusCodes.Status201Created, SubmissionExamples.Filed).Answers(StatusCodes.Status200OK, SubmissionExamples.Filed)
            .Refuses(
                IntakeErrors.IdempotencyKeyRequired, IntakeErrors.Duplicate(SubmissionExamples.Filed.Id, SubmissionExamples.Filed.Number), IntakeErrors.SeasonClosed, InstitutionErrors.Suspended("正在整改"),
                invalid, IntakeErrors.RealNamePending, IntakeErrors.IdempotencyMismatch, IntakeErrors.TooManyImages(60));
        api.MapGet("/submissions", ListAsync).WithTags("submissions").WithName("listSubmissions").WithSummary("The client's own filings of a binding, newest first")
            .Answers(StatusCodes.Status200OK, SubmissionExamples.List).Refuses(Error.Field("bindingId", new Phrase("intake.required")));
        api.MapGet("/submissions/{id:guid}", FindAsync).WithTags("submissions").WithName("findSubmission").WithSummary("State, progress, marks and materials; ETag is the version")
            .Answers(StatusCodes.Status200OK, SubmissionExamples.Detail).Refuses(Error.NotFound);
        api.MapPut("/submissions/{id:guid}", ResubmitAsync).WithTags("submissions").WithName("resubmit").WithSummary("File a withdrawn or returned filing again; only what is open for change may differ")
            .TakesHeader("If-Match", "The ETag of the filing as it was last read")
            .Takes(SubmissionExamples.Request).Answers(StatusCodes.Status200OK, SubmissionExamples.Resubmitted)
            .Refuses(
                Error.NotFound, SubmissionErrors.Locked(["person.name"]), SubmissionErrors.IllegalState(SubmissionState.Approved, SubmissionAction.Resubmit), IntakeErrors.SeasonClosed, InstitutionErrors.Suspended("正在整改"),
                IntakeErrors.Duplicate(id: null, number: null), ApiErrors.Stale, ApiErrors.IfMatchRequired, invalid, IntakeErrors.RealNamePending, IntakeErrors.TooManyImages(60));
        api.MapPost("/submissions/{id:guid}/withdraw", WithdrawAsync).WithTags("submissions").WithName("withdraw").WithSummary("Take a pending filing back; If-Match names the version seen")
            .TakesHeader("If-Match", "The ETag of the filing as it was last read")
            .Answers(StatusCodes.Status200OK, SubmissionExamples.Detail)
            .Refuses(Error.NotFound, SubmissionErrors.IllegalState(SubmissionState.Approved, SubmissionAction.Withdraw), ApiErrors.Stale, ApiErrors.IfMatchRequired);
        return api;
    }

    private static async Task<IResult> PrecheckAsync(JsonBody<SubmissionRequest> body, SubmissionIntakeService intake, CancellationToken ct) =>
        (await intake.PrecheckAsync(body.Value, ct)).ToAnswer(TypedResults.Ok);

    private static async Task<IResult> SubmitAsync(JsonBody<SubmissionRequest> body, HttpContext context, SubmissionIntakeService intake, CancellationToken ct)
    {
        if (!Guid.TryParseExact(context.Request.Headers[KeyHeader], "D", out var key))
            return IntakeErrors.IdempotencyKeyRequired.ToProblem();
        var received = await intake.SubmitAsync(key, body.Value, body.Sha256, ct);
        return received.ToAnswer(receipt => Answer(receipt, context.Response));
    }

    private static IResult Answer(Receipt receipt, HttpResponse response)
    {
        response.Headers.Location = $"/api/v1/submissions/{receipt.Id}";
        if (receipt.Version is { } version)
            response.Headers.ETag = EntityVersion.ToETag(version);
        else
            response.Headers[ReplayedHeader] = "true";
        return TypedResults.Text(receipt.Answer, Json, receipt.Version is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(string? bindingId, SubmissionQueries submissions, CancellationToken ct) => Guid.TryParseExact(bindingId, "D", out var id)
        ? TypedResults.Ok(new SubmissionList(await submissions.ListAsync(id, ct)))
        : Error.Field("bindingId", new Phrase("intake.required")).ToProblem();

    private static async Task<IResult> FindAsync(Guid id, HttpResponse response, SubmissionQueries submissions, CancellationToken ct) => (await submissions.FindAsync(id, ct)).ToAnswer(found => Answer(found, response));

    private static async Task<IResult> ResubmitAsync(
        Guid id, JsonBody<SubmissionRequest> body, HttpContext context, ResubmissionService resubmissions, SubmissionQueries submissions, CancellationToken ct)
    {
        var expected = EntityVersion.ReadIfMatch(context.Request);
        if (!expected.IsOk)
            return expected.Error.ToProblem();
        var done = await resubmissions.ResubmitAsync(id, expected.Value, body.Value, ct);
        return done.IsOk ? await FindAsync(id, context.Response, submissions, ct) : done.Error.ToProblem();
    }

    private static async Task<IResult> WithdrawAsync(Guid id, HttpContext context, WithdrawalService withdrawals, SubmissionQueries submissions, CancellationToken ct)
    {
        var expected = EntityVersion.ReadIfMatch(context.Request);
        if (!expected.IsOk)
            return expected.Error.ToProblem();
        var withdrawn = await withdrawals.WithdrawAsync(id, expected.Value, SubmissionActor.Candidate, ct);
        return withdrawn.IsOk ? await FindAsync(id, context.Response, submissions, ct) : withdrawn.Error.ToProblem();
    }

    private static IResult Answer(SubmissionDetail found, HttpResponse response)
    {
        response.Headers.ETag = EntityVersion.ToETag(found.Version);
        return TypedResults.Ok(found);
    }
}
