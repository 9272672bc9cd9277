using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Reporting;

/// <summary>A filing that somebody ticked to confirm, send back, file or reopen.</summary>
public sealed record ChosenFiling(Guid Id, string Number, string PersonName, SubmissionState State);
