using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Submissions;

/// <summary>What a person finds when they come to enter filings.</summary>
/// <param name="Season">Null while none takes direct entries.</param>
/// <param name="ForOthers">The person enters for institutions below, and has to say for which.</param>
public sealed record EntryList(Season? Season, bool ForOthers, IReadOnlyList<EntryDraftRow> Drafts, IReadOnlyList<EntryRow> Filings);

/// <param name="PersonName">Empty while it is not typed yet.</param>
/// <param name="Number">Of the filing that is being changed; null for a new one.</param>
public sealed record EntryDraftRow(Guid Id, string PersonName, string InstitutionName, string? Number, DateTime SavedAt);

/// <param name="MayDelete">Nobody has decided it yet.</param>
public sealed record EntryRow(Guid Id, string Number, string PersonName, string DocumentMasked, string InstitutionName, SubmissionState State, DateTime SubmittedAt, Guid Version, bool MayChange, bool MayDelete);

public sealed record EntryInstitution(Guid Id, string Name);

/// <summary>One draft, open in front of the person who types it.</summary>
/// <param name="Number">Of the filing that is being changed; null for a new one.</param>
/// <param name="Version">The filing as it was when the form opened.</param>
/// <param name="Notice">申报须知 of the version that the pledge names.</param>
/// <param name="Standing">What the material slots ask of the institution.</param>
public sealed record EntryView(
    Guid DraftId, Guid InstitutionId, string InstitutionName, InstitutionStanding Standing, Season Season, string Notice, Guid? SubmissionId, string? Number, Guid? Version, EntryInput Input)
{
    internal SubmissionRequest ToRequest() => Input.ToRequest(Season, InstitutionId, InstitutionName);
}

/// <summary>A form in which nothing is missing: its marks, and the months that its periods add up to.</summary>
public sealed record EntryMarks(SubmissionContent Content, Domain.Verification.VerificationReport Report);

/// <summary>What a draft became.</summary>
public sealed record EntryFiled(Guid Id, string Number);
