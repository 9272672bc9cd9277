using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using AdminConsole.Data;

namespace AdminConsole.Auditing;

/// <summary>Archived entries, one JSON object a line, compressed, in <c>audit-archive</c> beside the database. What they hold is masked as it was in the table.</summary>
public sealed class AuditArchiveFiles(DataDirectory directory)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string folder = directory.AuditArchive;

    /// <summary>The whole file or none. Answers its SHA-256.</summary>
    public async Task<byte[]> WriteAsync(string name, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, name + ".new");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(unfinished, options))
        {
            await using (var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
            {
                foreach (var entry in entries)
                {
                    await JsonSerializer.SerializeAsync(packed, entry, Json, ct);
                    packed.WriteByte((byte)'\n');
                }
            }

            file.Flush(flushToDisk: true);
        }

        var digest = await DigestAsync(unfinished, ct);
        File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
        return digest;
    }

    /// <summary>Whether the file is there and is the one that was written.</summary>
    public async Task<bool> HoldsAsync(AuditArchive archive, CancellationToken ct)
    {
        var file = Path.Combine(folder, archive.File);
        return File.Exists(file) && CryptographicOperations.FixedTimeEquals(await DigestAsync(file, ct), archive.Sha256);
    }

    private static async Task<byte[]> DigestAsync(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return await SHA256.HashDataAsync(stream, ct);
    }
}
