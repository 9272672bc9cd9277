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
/// What one unit of work changes in the kept counts, added up and written once, just before it commits: one statement, in the order of its keys, so that two units
/// that touch the same counts wait for one another and never crosswise.
/// </summary>
internal sealed class SubmissionTally
{
    private readonly SortedDictionary<Key, PresetCounts> changes = new(Comparer<Key>.Create((one, other) => (one.SeasonId, one.NodeId, one.State).CompareTo((other.SeasonId, other.NodeId, other.State))));

    /// <summary>A filing is counted as it is now instead of as it was; null = it was not, or is no longer.</summary>
    public void Move(Submission? before, Submission? after)
    {
        if (before is not null)
            Add(Key.Of(before), -PresetCounts.Of(before));
        if (after is not null)
            Add(Key.Of(after), PresetCounts.Of(after));
    }

    public void Add(Key key, PresetCounts counts) => changes[key] = changes.GetValueOrDefault(key, PresetCounts.None) + counts;

    /// <summary>Every filing that is about to be saved.</summary>
    public void Add(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<Submission>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
            Move(entry.State == EntityState.Added ? null : (Submission)entry.OriginalValues.ToObject(), entry.State == EntityState.Deleted ? null : entry.Entity);
    }

    public async Task WriteAsync(AppDbContext data, CancellationToken ct)
    {
        var rows = changes.Where(row => row.Value != PresetCounts.None).ToList();
        changes.Clear();
        if (rows.Count == 0)
            return;
        await using var command = data.Database.GetDbConnection().CreateCommand();
        command.Transaction = data.Database.CurrentTransaction?.GetDbTransaction();
        var values = new StringBuilder();
        foreach (var (index, (key, counts)) in rows.Index())
        {
            values.Append(index == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"(@season{index}, @node{index}, @state{index}, @district{index}, @site{index}, @point{index}, {counts.Total}, {counts.Green}, {counts.NeedsReason}, {counts.RedDuration}, {counts.RedMentor}, {counts.Resubmitted})");
            Set(command, $"@season{index}", key.SeasonId);
            Set(command, $"@node{index}", key.NodeId);
            Set(command, $"@state{index}", key.State.ToString());
            Set(command, $"@district{index}", key.DistrictId);
            Set(command, $"@site{index}", key.SiteId);
            Set(command, $"@point{index}", key.PointId);
        }

        command.CommandText =
            $"""
            INSERT INTO "SubmissionCounts" AS kept ("SeasonId", "InstitutionId", "State", "DistrictId", "SiteId", "PointId", "Total", "Green", "NeedsReason", "RedDuration", "RedMentor", "Resubmitted") VALUES {values}
            ON CONFLICT ("SeasonId", "InstitutionId", "State") DO UPDATE SET "Total" = kept."Total" + excluded."Total", "Green" = kept."Green" + excluded."Green", "NeedsReason" = kept."NeedsReason" + excluded."NeedsReason",
                "RedDuration" = kept."RedDuration" + excluded."RedDuration", "RedMentor" = kept."RedMentor" + excluded."RedMentor", "Resubmitted" = kept."Resubmitted" + excluded."Resubmitted"
            """;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Set(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);

        // PostgreSQL cannot tell the type of a null among several rows.
        if (name.StartsWith("@site", StringComparison.Ordinal) || name.StartsWith("@point", StringComparison.Ordinal))
            parameter.DbType = System.Data.DbType.Guid;
        command.Parameters.Add(parameter);
    }

    /// <param name="NodeId">The node above the institution.</param>
    public readonly record struct Key(string SeasonId, Guid DistrictId, Guid? SiteId, Guid? PointId, SubmissionState State)
    {
        public Guid NodeId => PointId ?? SiteId ?? DistrictId;

        public static Key Of(Submission row) => new(row.SeasonId, row.DistrictId, row.SiteId, row.PointId, row.State);
    }
}
