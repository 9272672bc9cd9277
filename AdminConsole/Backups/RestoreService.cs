using System.Globalization;
using AdminConsole.Auditing;
using AdminConsole.Data;
using AdminConsole.Domain;

namespace AdminConsole.Backups;

/// <summary>
/// Puts a backup in the installation's place. All of it is opened and checked before anything is touched; what stood there before is put aside, not removed. Runs
/// where no server does.
/// </summary>
public sealed class RestoreService(Db db, BackupReader reader, DatabaseCopy database, DatabaseStart start, DataDirectory directory, AuditAnchors anchors, TimeProvider clock)
{
    /// <param name="file">The backup.</param>
    /// <param name="force">Whether it may take the place of a database that is there.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="BackupException">It cannot be restored here.</exception>
    public async Task<RestoreOutcome> RestoreAsync(string file, bool force, CancellationToken ct)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        var mark = at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        if (!force && (await database.ExistsAsync(ct) || Directory.Exists(directory.Scans)))
            throw new BackupException("There is an installation here already. --force puts the backup in its place.");
        var (opened, replaced) = (Path.Combine(directory.Shared, $"restoring-{mark}"), Path.Combine(directory.Shared, $"replaced-{mark}"));
        Directory.CreateDirectory(opened);
        try
        {
            var content = await reader.ReadAsync(file, opened, ct);
            if (content.Head.Database != database.FileName)
                throw new BackupException($"The backup holds {content.Head.Database}, this installation reads {database.FileName}.");
            if (!start.Knows(content.Manifest.Facts.Schema))
                throw new BackupException($"The backup was made by a newer version ({content.Head.Product}, {content.Manifest.Facts.Schema}); restore it with that one.");

            await database.PutAsync(Path.Combine(opened, database.FileName), replaced, ct);
            if (content.Manifest.Facts.DifferencesFrom(await database.ReadAsync(ct)) is { Count: > 0 } differences)
                throw new BackupException($"The restored database does not hold what the manifest says: {string.Join("; ", differences)}.");
            Swap(directory.Scans, Path.Combine(opened, BackupManifest.Scans), replaced);
            Swap(directory.AuditArchive, Path.Combine(opened, BackupManifest.AuditArchive), replaced);
            var facts = content.Manifest.Facts;
            var noted = (await AuditAnchors.ReadAsync(Path.Combine(opened, BackupManifest.AuditAnchors), ct)).Where(end => end.Sequence <= facts.AuditSequence);
            var before = await anchors.BeginAgainAsync(noted, at, ct);

            await start.RunAsync(ct);
            var recorded = await db.WriteAsync<Done>(
                work =>
                {
                    work.Audit("backup.restore", nameof(BackupFile), Path.GetFileName(file), string.Create(CultureInfo.InvariantCulture, $"made={content.Head.MadeAt:O}; end={facts.AuditSequence}; replaced end={before?.Sequence ?? 0} {Convert.ToHexStringLower(before?.Mac ?? [])}"));
                    return Task.FromResult<Result<Done>>(Done.Yes);
                },
                ct);
            return recorded.IsOk
                ? new RestoreOutcome(content, Directory.Exists(replaced) ? replaced : null)
                : throw new BackupException($"The backup is restored, but that it was could not be put on the record: {recorded.Error.Code}.");
        }
        finally
        {
            Directory.Delete(opened, recursive: true);
        }
    }

    private static void Swap(string folder, string restored, string replaced)
    {
        if (Directory.Exists(folder))
        {
            Directory.CreateDirectory(replaced);
            Directory.Move(folder, Path.Combine(replaced, Path.GetFileName(folder)));
        }

        if (Directory.Exists(restored))
            Directory.Move(restored, folder);
    }
}

/// <param name="Replaced">Where what stood there before was put; null where there was nothing.</param>
public sealed record RestoreOutcome(BackupContent Content, string? Replaced);
