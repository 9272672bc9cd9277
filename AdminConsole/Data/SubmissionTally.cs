using System.Data.Common;
using System.Globalization;
using System.Text;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdminConsole.Data;

/// <summary>
/// What one unit of work changes in the kept counts, added up and written once, just before it commits: table by table, in the order of their keys, so that two units
/// that touch the same counts wait for one another and never crosswise.
/// </summary>
internal sealed class SubmissionTally
{
    /// <summary>Rows of one statement: each needs six parameters, of which a statement takes some thousands.</summary>
    private const int RowsAtOnce = 1000;

    private static readonly string[] Presets =
    [
        nameof(SubmissionCount.Total), nameof(SubmissionCount.Green), nameof(SubmissionCount.NeedsReason), nameof(SubmissionCount.Red), nameof(SubmissionCount.RedDuration), nameof(SubmissionCount.RedMentor),
        nameof(SubmissionCount.RedIdentity), nameof(SubmissionCount.Resubmitted), nameof(SubmissionCount.SentBack),
    ];

    private static readonly string[] Progress =
    [
        nameof(InstitutionCount.Total), nameof(InstitutionCount.Reviewed), nameof(InstitutionCount.Approved), nameof(InstitutionCount.Reported), nameof(InstitutionCount.Filed), nameof(InstitutionCount.Red),
    ];

    private readonly Dictionary<(Place Place, SubmissionState State), PresetCounts> filings = [];
    private readonly Dictionary<(Place Place, string Reason), int> returns = [];

    /// <summary>A filing is counted as it is now instead of as it was; null = it was not, or is no longer.</summary>
    public void Move(Submission? before, Submission? after)
    {
        if (before is not null)
        {
            Add(Place.Of(before), before.State, -PresetCounts.Of(before));
            Add(Place.Of(before), before.ReturnedFor, -1);
        }

        if (after is not null)
        {
            Add(Place.Of(after), after.State, PresetCounts.Of(after));
            Add(Place.Of(after), after.ReturnedFor, 1);
        }
    }

    public void Add(Place place, SubmissionState state, PresetCounts counts) => filings[(place, state)] = filings.GetValueOrDefault((place, state), PresetCounts.None) + counts;

    /// <param name="place">Whose filings.</param>
    /// <param name="returnedFor">As <see cref="Submission.ReturnedFor"/> says it.</param>
    /// <param name="count">How many more, or fewer.</param>
    public void Add(Place place, string? returnedFor, int count)
    {
        foreach (var reason in Submission.ReasonsIn(returnedFor))
            returns[(place, reason)] = returns.GetValueOrDefault((place, reason)) + count;
    }

    /// <summary>Every filing that is about to be saved.</summary>
    public void Add(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<Submission>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
            Move(entry.State == EntityState.Added ? null : (Submission)entry.OriginalValues.ToObject(), entry.State == EntityState.Deleted ? null : entry.Entity);
    }

    public async Task WriteAsync(AppDbContext data, CancellationToken ct)
    {
        var changed = filings.Where(row => row.Value != PresetCounts.None).ToList();
        var states = changed.GroupBy(row => (Node: row.Key.Place.Above, row.Key.State)).Select(group => new Row(group.Key.Node, group.Key.State.ToString(), Values(group.Aggregate(PresetCounts.None, (sum, row) => sum + row.Value))));
        var institutions = changed.GroupBy(row => row.Key.Place).Select(group => new Row(group.Key, null, Sum(group.Select(row => Values(row.Key.State, row.Value)))));
        var reasons = returns.GroupBy(row => (Node: row.Key.Place.Above, row.Key.Reason)).Select(group => new Row(group.Key.Node, group.Key.Reason, [group.Sum(row => row.Value)]));
        await WriteAsync(data, nameof(AppDbContext.SubmissionCounts), nameof(SubmissionCount.State), Presets, states, ct);
        await WriteAsync(data, nameof(AppDbContext.InstitutionCounts), null, Progress, institutions, ct);
        await WriteAsync(data, nameof(AppDbContext.ReturnReasonCounts), nameof(ReturnReasonCount.Reason), [nameof(ReturnReasonCount.Total)], reasons, ct);
        filings.Clear();
        returns.Clear();
    }

    /// <param name="data">The database.</param>
    /// <param name="table">The table of counts.</param>
    /// <param name="kind">What its key holds beside season and node; null = nothing.</param>
    /// <param name="columns">The counts, in the order of <see cref="Row.Counts"/>.</param>
    /// <param name="rows">What is added to them.</param>
    /// <param name="ct">Stops it.</param>
    private static async Task WriteAsync(AppDbContext data, string table, string? kind, string[] columns, IEnumerable<Row> rows, CancellationToken ct)
    {
        var ordered = rows.Where(row => row.Counts.Any(count => count != 0))
            .OrderBy(row => row.Place.SeasonId, StringComparer.Ordinal).ThenBy(row => row.Place.InstitutionId).ThenBy(row => row.Kind, StringComparer.Ordinal);
        string[] key = kind is null ? ["SeasonId", "InstitutionId"] : ["SeasonId", "InstitutionId", kind];
        foreach (var some in ordered.Chunk(RowsAtOnce))
        {
            await using var command = data.Database.GetDbConnection().CreateCommand();
            command.Transaction = data.Database.CurrentTransaction?.GetDbTransaction();
            var values = new StringBuilder();
            foreach (var (index, row) in some.Index())
            {
                var of = kind is null ? "" : $" @kind{index},";
                values.Append(index == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"(@season{index}, @node{index},{of} @district{index}, @site{index}, @point{index}, {string.Join(", ", row.Counts)})");
                Set(command, $"@season{index}", row.Place.SeasonId);
                Set(command, $"@node{index}", row.Place.InstitutionId);
                if (kind is not null)
                    Set(command, $"@kind{index}", row.Kind);
                Set(command, $"@district{index}", row.Place.DistrictId);
                Set(command, $"@site{index}", row.Place.SiteId);
                Set(command, $"@point{index}", row.Place.PointId);
            }

            command.CommandText =
                $"""
                INSERT INTO "{table}" AS kept ({Names([.. key, "DistrictId", "SiteId", "PointId", .. columns])}) VALUES {values}
                ON CONFLICT ({Names(key)}) DO UPDATE SET {string.Join(", ", columns.Select(column => $"\"{column}\" = kept.\"{column}\" + excluded.\"{column}\""))}
                """;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static string Names(string[] columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

    private static int[] Values(PresetCounts counts) =>
        [counts.Total, counts.Green, counts.NeedsReason, counts.Red, counts.RedDuration, counts.RedMentor, counts.RedIdentity, counts.Resubmitted, counts.SentBack];

    private static int[] Values(SubmissionState state, PresetCounts counts) => [.. Enum.GetValues<SubmissionStage>().Select(stage => stage.Includes(state) ? counts.Total : 0), counts.Red];

    private static int[] Sum(IEnumerable<int[]> rows) => rows.Aggregate((sum, row) => [.. sum.Zip(row, (one, other) => one + other)]);

    private static void Set(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);

        // PostgreSQL cannot tell the type of a null among several rows.
        if (name.StartsWith("@site", StringComparison.Ordinal) || name.StartsWith("@point", StringComparison.Ordinal))
            parameter.DbType = System.Data.DbType.Guid;
        command.Parameters.Add(parameter);
    }

    /// <summary>A node in a season, with its ancestors.</summary>
    public readonly record struct Place(string SeasonId, Guid DistrictId, Guid? SiteId, Guid? PointId, Guid InstitutionId)
    {
        /// <summary>The node above an institution: point, else site, else district.</summary>
        public Place Above => this with { InstitutionId = PointId ?? SiteId ?? DistrictId };

        public static Place Of(Submission row) => new(row.SeasonId, row.DistrictId, row.SiteId, row.PointId, row.InstitutionId);
    }

    private sealed record Row(Place Place, string? Kind, int[] Counts);
}
