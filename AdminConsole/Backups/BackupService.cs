using System.Globalization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using Microsoft.Extensions.Options;

namespace AdminConsole.Backups;

/// <summary>Makes backups, puts on the record that it did, and removes what retention does not keep.</summary>
public sealed class BackupService(Db db, BackupWriter writer, BackupFolder folder, IOptions<BackupOptions> options, TimeProvider clock, ILogger<BackupService> log)
{
    /// <summary>Only one at a time: the folder of what is not whole yet is one.</summary>
    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>Makes the day's backup unless it is there. What failed is tried again at the next look.</summary>
    public async Task RunDueAsync(CancellationToken ct = default)
    {
        var due = Recurrence.DailyAt(options.Value.At).LatestDue(clock.GetUtcNow().UtcDateTime, DateTime.MinValue);
        if (options.Value.Daily && !folder.Files.Any(file => file.MadeAt >= due))
            await CreateAsync(ct);
    }

    public async Task<Result<BackupFile>> CreateAsync(CancellationToken ct = default)
    {
        var made = await MakeAsync(ct);
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("backup.create", nameof(BackupFile), made.IsOk ? made.Value.Name : "-", made.IsOk ? string.Create(CultureInfo.InvariantCulture, $"bytes={made.Value.Length}") : null, made.IsOk ? "ok" : made.Error.Code);
                work.Publish(ChangeKind.Backup, Guid.Empty);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.IsOk ? made : recorded.Error;
    }

    /// <summary>Touches the database only to copy it, so that it works before a migration too.</summary>
    internal async Task<Result<BackupFile>> MakeAsync(CancellationToken ct)
    {
        await Gate.WaitAsync(ct);
        try
        {
            var made = await writer.WriteAsync(ct);
            folder.ForgetFailure();
            foreach (var gone in folder.Prune())
                log.LogInformation("The backup {Name} was removed: its day, week and month have later ones, or are past", gone);
            return made;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The backup failed");
            NoteFailure(failure);
            return BackupErrors.Failed;
        }
        finally
        {
            Gate.Release();
        }
    }

    private void NoteFailure(Exception failure)
    {
        try
        {
            folder.NoteFailure(failure);
        }
        catch (IOException full)
        {
            log.LogError(full, "The failure could not be noted in {Folder}", folder.Path);
        }
    }
}
