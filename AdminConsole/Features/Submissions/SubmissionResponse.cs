using System.Text.Json;
using System.Text.Json.Serialization;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Resources;

namespace AdminConsole.Features.Submissions;

/// <param name="SubmissionCode">提交编码.</param>
/// <param name="Version">What <c>If-Match</c> must name to change it.</param>
/// <param name="SubmittedAt">Latest submission.</param>
public sealed record SubmissionResponse(
    Guid Id, string Number, string SubmissionCode, string SeasonId, [property: JsonConverter(typeof(StateNames))] SubmissionState State, Guid Version, DateTime SubmittedAt, IReadOnlyList<CheckResponse> Checks)
{
    public static SubmissionResponse Of(Submission row) => new(row.Id, row.Number, row.SubmissionCode, row.SeasonId, row.State, row.Version, row.SubmittedAt, CheckResponse.AllOf(row.Report));
}

/// <param name="Feedback">What the filing was returned for, where faults were named.</param>
/// <param name="Notes">What the institution wrote for the candidate to read, oldest first.</param>
/// <param name="OpenForChange">Fields, groups of fields and slots that a resubmission may change; <c>materials</c> is every slot. Empty: nothing.</param>
public sealed record SubmissionDetail(
    Guid Id, string Number, string SubmissionCode, string SeasonId, [property: JsonConverter(typeof(StateNames))] SubmissionState State, Guid Version, DateTime SubmittedAt, IReadOnlyList<CheckResponse> Checks,
    IReadOnlyList<ProgressStep> Progress, IReadOnlyList<FeedbackResponse> Feedback, IReadOnlyList<string> OpenForChange, IReadOnlyList<MaterialOfSubmission> Materials,
    IReadOnlyList<NoteResponse> Notes);

/// <param name="Note">What the reviewer told the candidate when rejecting or returning.</param>
public sealed record ProgressStep([property: JsonConverter(typeof(StateNames))] SubmissionState State, DateTime At, string? Note = null);

/// <param name="Subject">Path of a field or of a group of fields, or a slot.</param>
/// <param name="Period">Zero-based, where the slot belongs to a period.</param>
/// <param name="Reason">Code of the season's reason.</param>
/// <param name="ReasonText">The same in words.</param>
/// <param name="Text">What the reviewer added.</param>
public sealed record FeedbackResponse(string Subject, int? Period, string Reason, string ReasonText, string? Text);

public sealed record NoteResponse(string Text, DateTime At);

/// <param name="Period">Zero-based.</param>
public sealed record MaterialOfSubmission(string Slot, Guid MaterialId, string Sha256, int? Period);

public sealed record SubmissionList(IReadOnlyList<SubmissionListItem> Items);

public sealed record SubmissionListItem(
    Guid Id, string Number, string SeasonId, [property: JsonConverter(typeof(StateNames))] SubmissionState State, DateTime SubmittedAt, DateTime? DecidedAt);

public sealed record PrecheckResponse(IReadOnlyList<CheckResponse> Checks);

/// <summary>
/// A mark as an API client may see it. <see cref="Check.Finding"/> and <see cref="Check.Registered"/> stay inside: they would tell whether a certificate
/// number exists under another name.
/// </summary>
/// <param name="Period">Zero-based.</param>
/// <param name="Post">Zero-based, within the period.</param>
/// <param name="Needs">What would turn it green.</param>
/// <param name="Inputs">The figures it was computed from.</param>
public sealed record CheckResponse(
    string Code, int? Period, int? Post, [property: JsonConverter(typeof(ResultNames))] CheckResult Result, string Explanation, string? Needs, IReadOnlyDictionary<string, object>? Inputs)
{
    public static IReadOnlyList<CheckResponse> AllOf(VerificationReport report) => [.. report.Checks.Select(Of)];

    private static CheckResponse Of(Check check) => new(
        check.Code, check.Period, check.Post, check.Result, Strings.Chinese.Say(check.Explanation), check.Needs is null ? null : Strings.Chinese.Say(check.Needs), check.Inputs.Count == 0 ? null : check.Inputs);
}

internal sealed class StateNames() : JsonStringEnumConverter<SubmissionState>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class ResultNames() : JsonStringEnumConverter<CheckResult>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SubmissionRequest))]
[JsonSerializable(typeof(SubmissionResponse))]
[JsonSerializable(typeof(SubmissionDetail))]
[JsonSerializable(typeof(SubmissionList))]
[JsonSerializable(typeof(PrecheckResponse))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(bool))]
internal sealed partial class SubmissionsJson : JsonSerializerContext;
