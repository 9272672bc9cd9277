using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Facts;

/// <summary>
/// Fulfils what <see cref="ReverificationRequest"/>s ask for, and at midnight renews the marks that depend on the day. Requests are deleted only once all of it
/// is written: a crash in between does some of it again and loses nothing. One node at a time is at it (<see cref="MarksRenewalLoop"/>).
/// </summary>
public sealed class MarksRenewal(IServiceScopeFactory services, FactsReader facts, PersonalData personal, TimeProvider clock)
{
    /// <summary>Filings come in a rush; what concerns the others that share their mentors can wait until more of them are there.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private const int RequestsAtOnce = 2000;

    /// <summary>Whether anything is asked for by now, or due because the day has come.</summary>
    internal async Task<bool> IsAskedAsync(CancellationToken ct)
    {
        await using var scope = services.CreateSystemScope();
        var settled = clock.GetUtcNow().UtcDateTime - Settling;
        return await scope.ServiceProvider.GetRequiredService<Db>().ReadAsync(async (data, token) => await Settled(data, settled).AnyAsync(token) || await Due(data).AnyAsync(token), ct);
    }

    /// <summary>Does everything that is asked for by now.</summary>
    /// <param name="everything">Also what has not settled yet.</param>
    /// <param name="ct">Stops between two units.</param>
    /// <returns>How many filings' marks changed.</returns>
    public async Task<int> RunAsync(bool everything, CancellationToken ct)
    {
        await using var scope = services.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var (marks, loads) = (new MarksWriter(db, facts, personal), new LoadKeeper(db));
        var settled = everything ? DateTime.MaxValue : clock.GetUtcNow().UtcDateTime - Settling;
        var changed = 0;
        while (await ReadAsync(db, settled, ct) is { Count: > 0 } requests)
        {
            var asked = requests.DistinctBy(request => (request.Cause, request.Key)).ToList();
            var touched = await loads.KeepAsync(asked, ct);
            var ids = await db.ReadAsync((data, token) => AffectedAsync(data, asked, touched, token), ct);
            changed += await marks.RenewAsync(ids, ct);
            await loads.PlaceAsync(asked, ct);
            var done = requests.Select(request => request.Id).ToArray();
            await db.WriteAsync<Done>(
                async work =>
                {
                    await work.Data.ReverificationRequests.Where(request => done.Contains(request.Id)).ExecuteDeleteAsync(work.Cancellation);
                    return Done.Yes;
                },
                ct);
        }

        return changed + await marks.RenewAsync(await db.ReadAsync((data, token) => Due(data).Select(row => row.Id).ToListAsync(token), ct), ct);
    }

    private static Task<List<ReverificationRequest>> ReadAsync(Db db, DateTime settled, CancellationToken ct) => db.ReadAsync(
        (data, token) => Settled(data, settled).OrderBy(request => request.Id).Take(RequestsAtOnce).ToListAsync(token),
        ct);

    private static IQueryable<ReverificationRequest> Settled(AppDbContext data, DateTime settled) => data.ReverificationRequests.Where(request => request.Cause != ReverificationCause.Filing || request.At <= settled);

    private IQueryable<Submission> Due(AppDbContext data)
    {
        var today = ShanghaiTime.Today(clock);
        return data.Submissions.Where(row => row.State == SubmissionState.Pending && row.MarksDueOn <= today);
    }

    /// <summary>Pending filings that the requests concern, each once, in the order they were filed.</summary>
    private static async Task<IReadOnlyCollection<Guid>> AffectedAsync(AppDbContext data, List<ReverificationRequest> asked, IReadOnlyCollection<byte[]> overloaded, CancellationToken ct)
    {
        var pending = data.Submissions.Where(row => row.State == SubmissionState.Pending);
        if (asked.Exists(request => request.Cause == ReverificationCause.Everything))
            return await pending.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(ct);
        var ids = new SortedSet<Guid>();
        foreach (var season in Keys(ReverificationCause.Season))
            ids.UnionWith(await pending.Where(row => row.SeasonId == season).Select(row => row.Id).ToListAsync(ct));
        foreach (var some in Keys(ReverificationCause.Institution).Select(Guid.Parse).Chunk(500))
        {
            ids.UnionWith(await pending.Where(row => some.Contains(row.InstitutionId)).Select(row => row.Id).ToListAsync(ct));
            ids.UnionWith(await data.SubmissionMentors.Where(mentor => mentor.InstitutionId != null && some.Contains(mentor.InstitutionId.Value)).Select(mentor => mentor.SubmissionId).ToListAsync(ct));
        }

        foreach (var some in Keys(ReverificationCause.Mentor).Select(Convert.FromHexString).Concat(overloaded).Chunk(500))
            ids.UnionWith(await data.SubmissionMentors.Where(mentor => some.Contains(mentor.CertificateIndex)).Select(mentor => mentor.SubmissionId).ToListAsync(ct));
        foreach (var some in Keys(ReverificationCause.Filing).Select(Guid.Parse).Chunk(500))
        {
            ids.UnionWith(some);
            ids.UnionWith(await data.Materials.Where(row => row.SubmissionId != null && some.Contains(row.SubmissionId.Value))
                .Join(data.Materials.Where(row => row.SubmissionId != null), row => row.Sha256, other => other.Sha256, (_, other) => other.SubmissionId!.Value).Distinct().ToListAsync(ct));
        }

        return ids;

        IEnumerable<string> Keys(ReverificationCause cause) => asked.Where(request => request.Cause == cause).Select(request => request.Key);
    }
}
