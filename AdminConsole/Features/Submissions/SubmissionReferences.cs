using System.Security.Cryptography;
using System.Text;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Submissions;

/// <summary>What the database holds of everything a filing refers to, and the rules that need it.</summary>
/// <param name="Reviewer">The institution that is to review it; null when there is none that could.</param>
/// <param name="Binding">By which the candidate chose it; null for a direct entry, which needs none.</param>
/// <param name="Filed">What the client filed for the same person in the same season; null when nothing, or when the client may not know.</param>
internal sealed record SubmissionReferences(
    Season? Season, Institution? Reviewer, Binding? Binding, IReadOnlyDictionary<Guid, Institution> Institutions, IReadOnlyDictionary<Guid, Material> Materials, FilingName? Filed)
{
    /// <summary>The content with the digests of its images, or what does not hold.</summary>
    /// <param name="content">As <see cref="SubmissionReader"/> made it.</param>
    /// <param name="personIndex">Digest of the person's document.</param>
    /// <param name="now">UTC.</param>
    /// <param name="maxImages">Most images of one filing.</param>
    public Result<SubmissionContent> Confirm(SubmissionContent content, byte[] personIndex, DateTime now, int maxImages)
    {
        if (content.Materials.Count > maxImages)
            return IntakeErrors.TooManyImages(maxImages);
        var faults = new FieldFaults();
        var fields = new FieldReader(faults);
        CheckSeason(fields, content);
        if (By == SubmissionActor.Candidate)
            CheckBinding(fields, content, personIndex);
        foreach (var (index, period) in content.Periods.Index())
            CheckPeriod(fields.In("periods", index), period);
        foreach (var (index, use) in content.Materials.Index())
            CheckMaterial(fields.In("materials", index), use, now);
        CheckSlots(fields, content);
        return faults.Any ? faults.ToError() : content with { Materials = [.. content.Materials.Select(use => use with { Sha256 = Materials[use.MaterialId].Sha256 })] };
    }

    /// <summary>Who files: decides what the filing must hold, and until when it may come in.</summary>
    public required SubmissionActor By { get; init; }

    /// <summary>Last day on which the season takes it: candidates file until its end, institutions enter until its deadline.</summary>
    public DateOnly LastDay => By == SubmissionActor.Institution ? Season!.Deadline : Season!.End;

    /// <summary>Whether the filing may come in at all today; the unit of work asks again.</summary>
    public Error? FindObstacle(DateOnly today)
    {
        if (Season is not null && (!Season.IsOpen || today < Season.Start || today > LastDay))
            return IntakeErrors.SeasonClosed;
        return Reviewer is { AcceptsSubmissions: false } ? InstitutionErrors.Suspended(Reviewer.SuspensionReason ?? "") : null;
    }

    private void CheckSeason(FieldReader fields, SubmissionContent content)
    {
        if (Season is null)
        {
            fields.Refuse("seasonId", "intake.unknown_season");
            return;
        }

        if (content.NoticeVersion != Season.NoticeVersion)
            fields.Refuse("noticeVersion", "intake.notice_version", Season.NoticeVersion);
        if (content.Education.GraduatedOn > Season.CutOff)
            fields.In("education").Refuse("graduatedOn", "intake.after_cut_off", Season.CutOff);
    }

    private void CheckBinding(FieldReader fields, SubmissionContent content, byte[] personIndex)
    {
        if (Binding is null)
            fields.Refuse("bindingId", "intake.unknown_binding");
        else if (!CryptographicOperations.FixedTimeEquals(Binding.PersonIndex, personIndex))
            fields.In("person").Refuse("documentNumber", "intake.other_person");
        else if (!PersonName.Same(Binding.PersonName, content.Person.Name))
            fields.In("person").Refuse("name", "intake.other_person");
    }

    private void CheckPeriod(FieldReader fields, ProbationPeriod period)
    {
        if (period.End > Season?.CutOff)
            fields.Refuse("end", "intake.after_cut_off", Season.CutOff);
        var institution = period.InstitutionId is { } id ? Institutions.GetValueOrDefault(id) : null;
        if (period.Current && Reviewer is not null && period.InstitutionId != Reviewer.Id)
            fields.Refuse("institutionId", "intake.not_bound_institution");
        else if (period.InstitutionId is not null && institution?.Kind != InstitutionKind.Institution)
            fields.Refuse("institutionId", "intake.unknown_institution");

        // A former institution may be written as it was called then; the reviewing one carries its own name (notice 002).
        else if (period.Current && institution is not null && Plain(institution.Name) != Plain(period.InstitutionName))
            fields.Refuse("institutionName", "intake.institution_name");
    }

    /// <summary>The person's own filing may use its images again: the rules are asked before a resubmission too.</summary>
    private void CheckMaterial(FieldReader fields, MaterialUse use, DateTime now)
    {
        if (!Materials.TryGetValue(use.MaterialId, out var material) || (material is { SubmissionId: null, ClientId: not null } && material.UploadedAt + Material.UnreferencedLifetime < now))
            fields.Refuse("materialId", "intake.unknown_material");
        else if (material.SubmissionId is { } owner && owner != Filed?.Id)
            fields.Refuse("materialId", "intake.material_used");
        else if (material.Slot != use.Slot)
            fields.Refuse("slot", "intake.other_slot");
    }

    private void CheckSlots(FieldReader fields, SubmissionContent content)
    {
        if (Season is null)
            return;
        var standings = Institutions.ToDictionary(known => known.Key, known => new InstitutionStanding(known.Value.Profile.Level, known.Value.Profile.Grade, known.Value.CategoryCode));
        foreach (var (slot, fault) in MaterialRequirements.Check(content, new SlotSettings(Season.SlotProfile, Season.ExamYear, standings)))
            fields.In(SubmissionFields.Materials).Refuse(slot, fault.Key, fault.Args);
    }

    private static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));
}

/// <summary>A filing by what its client calls it.</summary>
internal sealed record FilingName(Guid Id, string Number);
