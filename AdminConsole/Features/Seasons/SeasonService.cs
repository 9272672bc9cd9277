using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Seasons;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Seasons;

/// <summary>What the district does to seasons.</summary>
public sealed class SeasonService(Db db)
{
    public async Task<Result<string>> CreateAsync(SeasonInput input, CancellationToken ct = default)
    {
        var created = await db.WriteAsync<string>(
            async work =>
            {
                if (!work.Scope.Can(Permission.ManageSeasons))
                    return Error.Forbidden;
                if (input.Check() is { } faults)
                    return faults;
                if (await work.Data.Seasons.AnyAsync(row => row.Id == input.Id, work.Cancellation))
                    return SeasonErrors.IdTaken;
                var season = new Season { Id = input.Id, Name = "", ExamYear = input.ExamYear!.Value, Start = default, End = default, Deadline = default, CutOff = default };
                input.ApplyTo(season);
                work.Data.Seasons.Add(season);
                work.Data.SeasonNotices.Add(new SeasonNotice { SeasonId = season.Id, Version = season.NoticeVersion, Text = input.Notice, PublishedAt = work.Now });
                work.Audit("season.create", nameof(Season), season.Id);
                Announce(work);
                return season.Id;
            },
            ct);
        return created.Error == DataErrors.AlreadyThere ? SeasonErrors.IdTaken : created;
    }

    /// <summary>Changes the settings. A notice with other words is a new version, which filings from then on must have accepted.</summary>
    /// <param name="id">The season.</param>
    /// <param name="input">The form.</param>
    /// <param name="version">Of the season as the form was filled from.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<Result<Done>> SaveAsync(string id, SeasonInput input, Guid version, CancellationToken ct = default) => ChangeAsync(
        id,
        version,
        "season.edit",
        async (work, season) =>
        {
            if (input.Check() is { } faults)
                return faults;
            input.ApplyTo(season);
            if (await work.Data.SeasonNotices.AnyAsync(row => row.SeasonId == id && row.Version == season.NoticeVersion && row.Text == input.Notice, work.Cancellation))
                return Done.Yes;
            season.NoticeVersion++;
            work.Data.SeasonNotices.Add(new SeasonNotice { SeasonId = id, Version = season.NoticeVersion, Text = input.Notice, PublishedAt = work.Now });
            return Done.Yes;
        },
        ct);

    /// <summary>Opens it to candidates. At most one is open.</summary>
    public async Task<Result<Done>> OpenAsync(string id, Guid version, CancellationToken ct = default)
    {
        var opened = await ChangeAsync(
            id,
            version,
            "season.open",
            async (work, season) =>
            {
                if (await work.Data.Seasons.Where(row => row.IsOpen && row.Id != id).Select(row => row.Name).FirstOrDefaultAsync(work.Cancellation) is { } other)
                    return SeasonErrors.AnotherOpen(other);
                season.IsOpen = true;
                return Done.Yes;
            },
            ct);
        return opened.Error == DataErrors.AlreadyThere ? SeasonErrors.AnotherOpen("") : opened;
    }

    /// <summary>Closes it to candidates before its end. What was filed is decided and reported on until the deadline.</summary>
    public Task<Result<Done>> CloseAsync(string id, Guid version, CancellationToken ct = default) => ChangeAsync(
        id,
        version,
        "season.close",
        (_, season) =>
        {
            season.IsOpen = false;
            return Task.FromResult<Result<Done>>(Done.Yes);
        },
        ct);

    private Task<Result<Done>> ChangeAsync(string id, Guid version, string action, Func<Work, Season, Task<Result<Done>>> change, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            if (!work.Scope.Can(Permission.ManageSeasons))
                return Error.Forbidden;

            // A filing that is coming in reads these very settings.
            await work.Data.HoldIntakeAsync(id, work.Cancellation);
            var season = await work.Data.Seasons.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (season is null)
                return Error.NotFound;
            if (season.Version != version)
                return Error.VersionConflict;
            var changed = await change(work, season);
            if (!changed.IsOk)
                return changed.Error;
            work.Audit(action, nameof(Season), id);
            Announce(work);
            return Done.Yes;
        },
        ct);

    /// <summary>Seasons are few and have no ids of their own kind: whoever depends on one looks again.</summary>
    private static void Announce(Work work) => work.Publish(ChangeKind.Season, Guid.Empty);
}
