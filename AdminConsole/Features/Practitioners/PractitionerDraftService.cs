using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Practitioners;

/// <summary>
/// Writes a new version of the registry beside the published one, a batch at a time so that other writers wait for none of it, and publishes it with one small
/// unit. Entries that stay as they are are not touched; until it is published, and if it is given up, no reader sees anything of it.
/// </summary>
public sealed class PractitionerDraftService(Db db, PersonalData personal)
{
    /// <summary>Some tens of milliseconds of the one writer at a time.</summary>
    private const int PerUnit = 250;

    private const int ReadAtOnce = 1000;

    /// <summary>Begins a draft; one that an earlier import left is given up first.</summary>
    public async Task<Result<int>> BeginAsync(JobRun run, string source)
    {
        foreach (var number in await db.ReadAsync((data, ct) => data.RegistryVersions.Where(row => row.PublishedAt == null).Select(row => row.Number).ToListAsync(ct), run.Cancellation))
        {
            if ((await DiscardAsync(number, run.Cancellation)).Error is { } refusal)
                return refusal;
        }

        return await db.WriteAsync<int>(
            async work =>
            {
                if (!work.Scope.Can(Permission.ImportPractitioners))
                    return Error.Forbidden;
                if (!await run.HoldAsync(work))
                    return JobErrors.LeaseLost;
                var number = (await work.Data.RegistryVersions.MaxAsync(row => (int?)row.Number, work.Cancellation) ?? 0) + 1;
                work.Data.RegistryVersions.Add(new RegistryVersion { Number = number, Source = source, MadeBy = work.Scope.DisplayName, MadeAt = work.Now, JobId = run.Id });
                return number;
            },
            run.Cancellation);
    }

    /// <summary>Whether the registry holds nobody yet: then there is nothing to compare with. Nothing else changes it while a draft is there.</summary>
    public Task<bool> IsFirstAsync(CancellationToken ct) => db.ReadAsync(async (data, token) => !await data.Practitioners.AnyAsync(token), ct);

    /// <summary>Compares some lines with the published version and writes those that differ into the draft.</summary>
    /// <param name="run">The job.</param>
    /// <param name="draft">Number of the draft.</param>
    /// <param name="first">What <see cref="IsFirstAsync"/> said.</param>
    /// <param name="lines">With the digests of their numbers.</param>
    public async Task<Result<IReadOnlyList<(PractitionerLine Line, bool IsNew)>>> StageAsync(JobRun run, int draft, bool first, IReadOnlyList<(PractitionerLine Line, byte[] Index)> lines)
    {
        var indexes = lines.Select(line => line.Index).ToList();
        var known = first ? [] : (await db.ReadAsync((data, ct) => data.Practitioners.Where(row => indexes.Contains(row.CertificateIndex)).ToListAsync(ct), run.Cancellation))
            .ToDictionary(row => new Guid(row.CertificateIndex));
        List<Practitioner> rows = [];
        HashSet<Guid> replaced = [];
        List<(PractitionerLine, bool)> differing = [];
        foreach (var (line, index) in lines)
        {
            var before = known.GetValueOrDefault(new Guid(index));
            if (before is not null && Same(before, line))
                continue;
            differing.Add((line, before is null));
            rows.Add(RowOf(line, index, before, draft));
            if (before is not null)
                replaced.Add(before.Id);
        }

        foreach (var some in rows.Chunk(PerUnit))
        {
            var written = await db.WriteAsync<Done>(
                async work =>
                {
                    if (!await run.HoldAsync(work))
                        return JobErrors.LeaseLost;
                    await work.Data.InsertAsync(some, work.Cancellation);
                    await EndAsync(work, draft, [.. some.Select(row => row.Id).Where(replaced.Contains)]);
                    return Done.Yes;
                },
                run.Cancellation);
            if (!written.IsOk)
                return written.Error;
        }

        return differing;
    }

    /// <summary>Counts who the file does not name, and takes them out of the draft when the file is the whole registry.</summary>
    public async Task<Result<int>> EndMissingAsync(JobRun run, int draft, IReadOnlySet<Guid> named, bool remove)
    {
        var missing = 0;
        var last = Guid.Empty;
        while (true)
        {
            var after = last;
            var some = await db.ReadAsync(
                (data, ct) => data.Practitioners.Where(row => row.Id > after).OrderBy(row => row.Id).Take(ReadAtOnce).Select(row => new { row.Id, row.CertificateIndex }).ToListAsync(ct), run.Cancellation);
            if (some.Count == 0)
                return missing;
            last = some[^1].Id;
            var gone = some.Where(row => !named.Contains(new Guid(row.CertificateIndex))).Select(row => row.Id).ToList();
            missing += gone.Count;
            if (!remove || gone.Count == 0)
                continue;
            var written = await db.WriteAsync<Done>(
                async work =>
                {
                    if (!await run.HoldAsync(work))
                        return JobErrors.LeaseLost;
                    await EndAsync(work, draft, gone);
                    return Done.Yes;
                },
                run.Cancellation);
            if (!written.IsOk)
                return written.Error;
        }
    }

    /// <summary>Writes down what the draft would do.</summary>
    public Task<Result<Done>> CountAsync(JobRun run, int draft, int added, int changed, int removed) => db.WriteAsync<Done>(
        async work =>
        {
            if (!await run.HoldAsync(work))
                return JobErrors.LeaseLost;
            await Draft(work, draft).ExecuteUpdateAsync(set => set.SetProperty(row => row.Added, added).SetProperty(row => row.Changed, changed).SetProperty(row => row.Removed, removed), work.Cancellation);
            return Done.Yes;
        },
        run.Cancellation);

    /// <summary>Makes the draft the registry, for every reader at once, and asks for the marks of pending filings to be computed anew.</summary>
    public Task<Result<RegistryVersion>> PublishAsync(int draft, CancellationToken ct = default) => db.WriteAsync<RegistryVersion>(
        async work =>
        {
            if (!work.Scope.Can(Permission.ImportPractitioners))
                return Error.Forbidden;
            if (await Draft(work, draft).SingleOrDefaultAsync(work.Cancellation) is not { } version)
                return PractitionerErrors.DraftGone;
            version.PublishedAt = work.Now;
            work.Audit("practitioner.import", nameof(RegistryVersion), draft, $"added={version.Added}; changed={version.Changed}; removed={version.Removed}; source={version.Source}");
            work.Publish(ChangeKind.Practitioner, Guid.Empty);
            Reverification.OfEverything(work);
            return version;
        },
        ct);

    /// <summary>Takes everything of the draft away again, a batch at a time.</summary>
    public async Task<Result<Done>> DiscardAsync(int draft, CancellationToken ct = default)
    {
        while (true)
        {
            var removed = await db.WriteAsync<int>(
                async work =>
                {
                    if (!work.Scope.Can(Permission.ImportPractitioners))
                        return Error.Forbidden;
                    if (!await Draft(work, draft).AnyAsync(work.Cancellation))
                        return 0;
                    var written = await work.Data.PractitionerHistory.Where(row => row.FromVersion == draft).Select(row => row.Id).Take(PerUnit).ToListAsync(work.Cancellation);
                    if (written.Count > 0)
                        return await work.Data.PractitionerHistory.Where(row => row.FromVersion == draft && written.Contains(row.Id)).ExecuteDeleteAsync(work.Cancellation);
                    var ended = await work.Data.PractitionerHistory.Where(row => row.ToVersion == draft).Select(row => row.Id).Take(PerUnit).ToListAsync(work.Cancellation);
                    if (ended.Count > 0)
                        return await work.Data.PractitionerHistory.Where(row => row.ToVersion == draft && ended.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ToVersion, (int?)null), work.Cancellation);
                    return await Draft(work, draft).ExecuteDeleteAsync(work.Cancellation);
                },
                ct);
            if (!removed.IsOk)
                return removed.Error;
            if (removed.Value == 0)
                return Done.Yes;
        }
    }

    private static IQueryable<RegistryVersion> Draft(Work work, int number) => work.Data.RegistryVersions.Where(row => row.Number == number && row.PublishedAt == null);

    private static Task<int> EndAsync(Work work, int draft, List<Guid> ids) => ids.Count == 0
        ? Task.FromResult(0)
        : work.Data.PractitionerHistory.Where(row => ids.Contains(row.Id) && row.FromVersion < draft && row.ToVersion == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ToVersion, draft), work.Cancellation);

    private static bool Same(Practitioner row, PractitionerLine line) =>
        (row.Name, row.Level, row.Category, row.PracticeScope, row.PracticeInstitution, row.State, row.StateSince, row.ValidFrom)
            == (line.Name, line.Level, line.Category, line.PracticeScope, line.Institutions[0], line.State, line.StateSince, line.ValidFrom)
        && row.ValidTo == line.ValidTo && row.OtherInstitutions.SequenceEqual(line.Institutions.Skip(1), StringComparer.Ordinal);

    private Practitioner RowOf(PractitionerLine line, byte[] index, Practitioner? before, int draft)
    {
        var id = before?.Id ?? Guid.CreateVersion7();
        return new Practitioner
        {
            Id = id,
            FromVersion = draft,
            CertificateIndex = index,
            CertificateSealed = before?.CertificateSealed ?? personal.SealCertificate(id, line.Certificate),
            CertificateMasked = Mask.Certificate(line.Certificate),
            Name = line.Name,
            Level = line.Level,
            Category = line.Category,
            PracticeInstitution = line.Institutions[0],
            OtherInstitutions = [.. line.Institutions.Skip(1)],
            PracticeScope = line.PracticeScope,
            State = line.State,
            StateSince = line.StateSince,
            ValidFrom = line.ValidFrom,
            ValidTo = line.ValidTo,
            Version = Guid.CreateVersion7(),
        };
    }
}
