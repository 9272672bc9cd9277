using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Scans;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Registrations;

/// <summary>Takes in applications, the first time and after a return. Whoever applies is nobody: the product acts, once the form has passed <see cref="AnonymousFormService"/>.</summary>
public sealed class RegistrationService(Db db, PersonalData personal, ScanUpload upload, FormTickets tickets, IOptions<UploadOptions> limits)
{
    private const string ScansTicket = "registration-scans";

    /// <summary>Shorter than the store keeps what no row refers to.</summary>
    private static readonly TimeSpan ScansLife = ScanSweepService.OrphanAge - TimeSpan.FromMinutes(10);

    private const int AreaStart = 2, AreaLength = 4;

    /// <summary>The scans of an earlier try, as its page brought them back; null when they were kept too long ago.</summary>
    public RegistrationScans? ReadScans(string? ticket) =>
        string.IsNullOrEmpty(ticket) ? RegistrationScans.None : tickets.Read(ScansTicket, ticket) is { } text ? RegistrationScans.Parse(text) : null;

    public string SealScans(RegistrationScans scans) => tickets.Make(ScansTicket, scans.ToText(), ScansLife);

    /// <summary>Keeps what can be kept of the posted files; what cannot goes to the faults, beside its field.</summary>
    public async Task<RegistrationScans> KeepAsync(RegistrationScans kept, IReadOnlyDictionary<ScanKind, PostedScan> posted, FieldFaults faults, CancellationToken ct = default)
    {
        foreach (var (kind, file) in posted)
        {
            var stored = await upload.TakeAsync(file.File, file.ContentType, file.FileName, limits.Value.Scan(), ct);
            if (stored.IsOk)
                kept = kept.With(kind, stored.Value);
            else
                faults.Add(RegistrationScans.FieldOf(kind), stored.Error.Phrase);
        }

        return kept;
    }

    /// <summary>Hands the application in.</summary>
    /// <param name="input">The form.</param>
    /// <param name="scans">What <see cref="KeepAsync"/> kept; those of a correction replace the ones there.</param>
    /// <param name="faults">What is wrong already.</param>
    /// <param name="correcting">The returned application that this one corrects; null for a new one.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<Done>> SubmitAsync(RegistrationInput input, RegistrationScans scans, FieldFaults faults, Guid? correcting = null, CancellationToken ct = default)
    {
        var (content, phone) = input.Read(faults);
        DemandScans(content, [.. scans.ByKind.Keys, .. await HeldAsync(correcting, ct)], faults);
        if (faults.Any)
            return faults.ToError();
        return await db.WriteAsync<Done>(
            async work =>
            {
                var registration = await FindOrAddAsync(work, content, correcting);
                if (!registration.IsOk)
                    return registration.Error;
                var row = registration.Value;
                var submitted = row.Submit(content, new RegistrationPhone(personal.SealRegistrationPhone(row.Id, phone), personal.PhoneIndex(phone), Mask.Phone(phone)), work.Now);
                if (!submitted.IsOk)
                    return submitted.Error;
                await AttachAsync(work, row, scans);
                work.Audit(correcting is null ? "registration.submit" : "registration.resubmit", nameof(Registration), row.Id);
                work.Publish(ChangeKind.Registration, row.Id, row);
                work.Tell(Audience.At(row, row.SiteId is null ? Role.DistrictStaff : Role.SiteStaff), row.Id, new Phrase("registration.told.submitted", row.Name), $"registrations/{row.Id}");
                return Done.Yes;
            },
            ct);
    }

    /// <summary>The kinds that a returned application came with.</summary>
    private Task<List<ScanKind>> HeldAsync(Guid? correcting, CancellationToken ct) =>
        correcting is { } id ? db.ReadAsync((data, token) => data.Scans.Where(scan => scan.ParentId == id).Select(scan => scan.Kind).ToListAsync(token), ct) : Task.FromResult<List<ScanKind>>([]);

    private static void DemandScans(RegistrationContent content, HashSet<ScanKind> held, FieldFaults faults)
    {
        foreach (var kind in RegistrationScans.Kinds)
        {
            var needed = kind != ScanKind.RegistrationLicence || content.LicenceNumber is not null;
            if (needed && !held.Contains(kind) && !faults.Has(RegistrationScans.FieldOf(kind)))
                faults.Add(RegistrationScans.FieldOf(kind), "registration.required");
        }
    }

    private static async Task<Result<Registration>> FindOrAddAsync(Work work, RegistrationContent content, Guid? correcting)
    {
        if (await work.Data.Registrations.AnyAsync(row => row.OpenCode == content.Code && row.Id != correcting, work.Cancellation))
            return RegistrationErrors.AlreadyOpen;
        if (correcting is not null)
            return await work.Data.Registrations.SingleOrDefaultAsync(row => row.Id == correcting, work.Cancellation) is { } returned ? returned : Error.NotFound;
        var reviewer = await ReviewerOfAsync(work, content.Code);
        var added = new Registration
        {
            Id = Guid.CreateVersion7(),
            DistrictId = reviewer.DistrictId,
            SiteId = reviewer.SiteId,
            InstitutionId = reviewer.InstitutionId,
            AppliedAt = work.Now,
        };
        work.Data.Registrations.Add(added);
        return added;
    }

    /// <summary>The exam site whose area the credit code names, where the district has handed it the review; otherwise the district.</summary>
    private static async Task<Ancestry> ReviewerOfAsync(Work work, string code)
    {
        var area = code.Substring(AreaStart, AreaLength);
        if (await work.Data.RegistrationDelegations.Where(row => row.Area == area).OrderBy(row => row.InstitutionId).FirstOrDefaultAsync(work.Cancellation) is { } site)
            return Ancestry.Of(site);
        return Ancestry.Of(await work.Data.Institutions.Where(row => row.Kind == InstitutionKind.District).OrderBy(row => row.Id).FirstAsync(work.Cancellation));
    }

    /// <summary>A new scan takes the place of the one of its kind.</summary>
    private static async Task AttachAsync(Work work, Registration registration, RegistrationScans scans)
    {
        var kinds = scans.ByKind.Keys.ToArray();
        work.Data.Scans.RemoveRange(await work.Data.Scans.Where(row => row.ParentId == registration.Id && kinds.Contains(row.Kind)).ToListAsync(work.Cancellation));
        work.Data.Scans.AddRange(scans.ByKind.Select(scan => ScanService.RowOf(Guid.CreateVersion7(), scan.Key, Ancestry.Of(registration), scan.Value, work, registration.Id)));
    }
}
