using System.Globalization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Scans;

namespace AdminConsole.Maintenance;

/// <summary>Rotates the installation's key while it runs: a new key seals from this moment on, then all that older ones sealed is sealed with it (docs/decisions/007-key-rotation.md).</summary>
public sealed class KeyRotationService(KeyRing keys, SealRotation rows, IScanStore images, Db db, TimeProvider clock)
{
    /// <param name="onPart">Told what each part came to.</param>
    /// <param name="ct">Cancellation; the next run goes on where this one stopped.</param>
    public async Task<Result<KeyRotation>> RunAsync(Func<string, SealRotationResult, Task> onPart, CancellationToken ct)
    {
        if (!keys.IsRotating)
            keys.BeginRotation();
        var sealedRows = await rows.RunAsync(onPart, ct);
        var sealedImages = await SealImagesAsync(ct);
        await onPart("images", sealedImages);
        var result = new SealRotationResult(sealedRows.Rotated + sealedImages.Rotated, sealedRows.Damaged + sealedImages.Damaged);
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("key.rotate", nameof(KeyRing), keys.Newest.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"values={sealedRows.Rotated}; images={sealedImages.Rotated}; damaged={result.Damaged}"));
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        if (recorded.IsOk)
            keys.EndRotation();
        return recorded.Map(_ => new KeyRotation(keys.Newest, result));
    }

    /// <summary>All that are there now: what is saved from here on is sealed by the new key already.</summary>
    private async Task<SealRotationResult> SealImagesAsync(CancellationToken ct)
    {
        var (rotated, damaged) = (0L, 0L);
        foreach (var name in images.NamesBefore(clock.GetUtcNow().UtcDateTime.AddDays(1)))
        {
            ct.ThrowIfCancellationRequested();
            switch (await images.SealAnewAsync(name, ct))
            {
                case true:
                    rotated++;
                    break;
                case null:
                    damaged++;
                    break;
            }
        }

        return new SealRotationResult(rotated, damaged);
    }
}

/// <param name="Version">The key that everything is sealed with now.</param>
public sealed record KeyRotation(byte Version, SealRotationResult Result);
