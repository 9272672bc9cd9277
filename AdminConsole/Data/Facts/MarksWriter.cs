using System.Collections.Concurrent;
using System.Data.Common;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdminConsole.Data.Facts;

/// <summary>
/// Computes the marks of many pending filings beside the writer and writes those that changed in small units, each filing only as it was read: one that somebody
/// changed meanwhile is read again.
/// </summary>
internal sealed class MarksWriter(Db db, FactsReader facts, PersonalData personal)
{
    /// <summary>Some milliseconds of the one writer at a time, between which others take their turn.</summary>
    private const int RowsAUnit = 40;

    private const int ReadAtOnce = 500, MostTries = 5;

    private const string Update =
        """
        UPDATE "Submissions" SET "Report" = @report, "TotalMonths" = @months, "DurationMark" = @duration, "MentorMark" = @mentor, "IdentityMark" = @identity, "WorstMark" = @worst,
            "AsksReason" = @asks, "MarksDueOn" = @due, "Overlaps" = @overlaps, "ReusedImages" = @reused, "Version" = @next WHERE "Id" = @id AND "Version" = @version AND "State" = 'Pending'
        """;

    /// <returns>How many filings' marks changed.</returns>
    public async Task<int> RenewAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var (changed, left, shared) = (0, ids, new SharedFacts());
        // As many at once as there are cores: while one waits for the writer, another computes.
        for (var attempt = 1; left.Count > 0 && attempt <= MostTries; attempt++)
        {
            var lost = new ConcurrentBag<Guid>();
            await Parallel.ForEachAsync(left.Chunk(ReadAtOnce), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, async (some, token) =>
            {
                foreach (var unit in (await ComputeAsync(some, shared, token)).Chunk(RowsAUnit))
                    Interlocked.Add(ref changed, await WriteAsync(unit, lost, token));
            });
            (left, shared) = (lost, new SharedFacts());
        }

        return changed;
    }

    private Task<List<Renewed>> ComputeAsync(Guid[] ids, SharedFacts shared, CancellationToken ct) => db.ReadAsync(
        async (data, token) =>
        {
            var rows = await data.Submissions.Where(row => ids.Contains(row.Id) && row.State == SubmissionState.Pending)
                .Join(data.SubmissionRevisions, row => new { row.Id, row.Revision }, revision => new { Id = revision.SubmissionId, revision.Revision }, (row, revision) => new { Submission = row, Revision = revision })
                .ToListAsync(token);
            var seasons = await data.Seasons.ToDictionaryAsync(season => season.Id, StringComparer.Ordinal, token);
            var renewed = new List<Renewed>();
            foreach (var season in rows.GroupBy(row => row.Submission.SeasonId, StringComparer.Ordinal))
            {
                var filings = season.ToList();
                var gathered = await facts.ReadAsync(data, seasons[season.Key], [.. filings.Select(row => personal.OpenContent(row.Revision))], shared, token);
                for (var index = 0; index < filings.Count; index++)
                {
                    var submission = filings[index].Submission;
                    var (due, counted) = (submission.MarksDueOn, PresetCounts.Of(submission));
                    var changed = submission.TakeReport(Verifier.Evaluate(gathered[index]));
                    if (changed || submission.MarksDueOn != due)
                        renewed.Add(new Renewed(submission, changed, ReportJson.Write(submission.Report), PresetCounts.Of(submission) + -counted));
                }
            }

            return renewed;
        },
        ct);

    private async Task<int> WriteAsync(Renewed[] unit, ConcurrentBag<Guid> lost, CancellationToken ct)
    {
        var result = await db.WriteAsync<IReadOnlyList<Guid>>(
            async work =>
            {
                List<Guid> missed = [];
                await using var command = work.Data.Database.GetDbConnection().CreateCommand();
                command.Transaction = work.Data.Database.CurrentTransaction!.GetDbTransaction();
                command.CommandText = Update;
                foreach (var row in unit)
                {
                    Fill(command, row);
                    if (await command.ExecuteNonQueryAsync(work.Cancellation) == 0)
                    {
                        missed.Add(row.Submission.Id);
                        continue;
                    }

                    work.Data.Tally.Add(SubmissionTally.Place.Of(row.Submission), row.Submission.State, row.Counts);
                    if (row.Changed)
                        work.Publish(ChangeKind.Marks, row.Submission.Id, row.Submission);
                }

                return missed;
            },
            ct);
        if (!result.IsOk)
        {
            // Nothing was written; whatever stood in the way, these are tried again.
            foreach (var row in unit)
                lost.Add(row.Submission.Id);
            return 0;
        }

        foreach (var id in result.Value)
            lost.Add(id);
        return unit.Count(row => row.Changed && !result.Value.Contains(row.Submission.Id));
    }

    private static void Fill(DbCommand command, Renewed row)
    {
        var submission = row.Submission;
        Set("@report", row.Json);
        Set("@months", submission.TotalMonths);
        Set("@duration", submission.DurationMark.ToString());
        Set("@mentor", submission.MentorMark.ToString());
        Set("@identity", submission.IdentityMark.ToString());
        Set("@worst", submission.WorstMark.ToString());
        Set("@asks", submission.AsksReason);
        Set("@due", submission.MarksDueOn);
        Set("@overlaps", submission.Overlaps);
        Set("@reused", submission.ReusedImages);
        Set("@next", Guid.CreateVersion7());
        Set("@id", submission.Id);
        Set("@version", submission.Version);

        void Set(string name, object? value)
        {
            DbParameter parameter;
            if (command.Parameters.Contains(name))
            {
                parameter = command.Parameters[name];
            }
            else
            {
                parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            parameter.Value = value ?? DBNull.Value;
        }
    }

    /// <param name="Counts">What the kept counts gain.</param>
    private sealed record Renewed(Submission Submission, bool Changed, string Json, PresetCounts Counts);
}
