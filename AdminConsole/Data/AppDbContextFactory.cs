using System.Data.Common;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using AdminConsole.Operation;

namespace AdminConsole.Data;

/// <summary>Makes contexts for a scope. One implementation per database; everything else about the two that differs stands beside it.</summary>
public abstract class AppDbContextFactory : IPassingFailures
{
    /// <summary>A context of its own connection, for reading, and for Identity's stores, whose saves go through the writer's gate.</summary>
    public abstract AppDbContext Create(AccessScope scope);

    /// <summary>Whether a row of somebody else stands in the way: a unique index holds the value already, or a foreign key points at what goes or at what is gone.</summary>
    public abstract bool IsConstraintViolation(DbException failure);

    /// <summary>Whether the database could not be had in time, so that trying later makes sense.</summary>
    public abstract bool IsBusy(DbException failure);

    /// <summary>Whether there is no room left to write.</summary>
    public abstract bool IsFull(DbException failure);

    /// <summary>Whether an exception comes down to one of these two.</summary>
    public Error? ErrorOf(Exception? failure) => failure switch
    {
        null => null,
        DbException database => IsBusy(database) ? DataErrors.Busy : IsFull(database) ? DataErrors.StorageUnavailable : null,
        _ => ErrorOf(failure.InnerException),
    };

    /// <summary>Whether so little room is left that what people bring is refused; only where the database lies in the data folder is that known.</summary>
    public virtual bool IsAlmostFull => false;

    /// <summary>Which engine runs; refuses one whose settings would lose an acknowledged commit (DU-01).</summary>
    public abstract Task<EngineDescription> DescribeEngineAsync(AppDbContext data, CancellationToken ct);

    /// <summary>Takes away what keeps migrations from running after one was broken off by a crash.</summary>
    public virtual Task ReleaseBrokenOffMigrationAsync(AppDbContext data, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What the engine wants after the migrations, before the first request.</summary>
    public abstract Task PrepareAsync(AppDbContext data, CancellationToken ct);

    /// <summary>Until the transaction ends nobody else puts anything on the record, so that its entries follow one another without gaps (AL-06).</summary>
    internal virtual Task HoldAuditEndAsync(AppDbContext data, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Tells the other nodes of this database what the transaction has changed, once it is committed (MN-03). There are none where SQLite runs.</summary>
    internal virtual Task AnnounceAsync(AppDbContext data, IReadOnlyCollection<ChangeEvent> changes, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Runs <paramref name="unit"/> in one transaction that is committed when the unit answers true, and returns only after the commit.</summary>
    internal abstract Task RunUnitAsync(AccessScope scope, Func<AppDbContext, Task<bool>> unit, CancellationToken ct);
}
