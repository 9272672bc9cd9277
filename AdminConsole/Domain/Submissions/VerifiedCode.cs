namespace AdminConsole.Domain.Submissions;

/// <summary>What a code on paper is worth.</summary>
/// <param name="SubmissionId">For the record; nobody is shown it.</param>
/// <param name="Verdict">有效 / 未审核 / 已撤销 / 已变更.</param>
/// <param name="PersonName">Masked.</param>
/// <param name="Institution">Whose filing it is.</param>
/// <param name="DecidedAt">When it was last decided (UTC).</param>
public sealed record VerifiedCode(Guid SubmissionId, CodeVerdict Verdict, string PersonName, string Institution, DateTime? DecidedAt);
