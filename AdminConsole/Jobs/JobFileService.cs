using System.Security.Cryptography;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Jobs;

/// <summary>Files of jobs: sealed, fetched by their owner only, gone after a day (XL-05).</summary>
public sealed class JobFileService(Db db, PersonalData personal, TimeProvider clock)
{
    public const int PieceLength = 128 * 1024;

    private const int PiecesPerUnit = 8;
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Takes the whole content in, a few pieces per unit of work so that other writers wait for none of it.</summary>
    /// <param name="name">As the person named it; cleaned here.</param>
    /// <param name="contentType">Of the download.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<Result<JobFile>> StoreAsync(string name, string contentType, Stream content, CancellationToken ct = default) => StoreAsync(name, contentType, content, Life, ct);

    /// <summary>The same for a file that is kept longer than a day.</summary>
    public async Task<Result<JobFile>> StoreAsync(string name, string contentType, Stream content, TimeSpan life, CancellationToken ct = default)
    {
        var begun = await db.WriteAsync<JobFile>(
            work =>
            {
                if (work.Scope.UserId is not { } owner)
                    return Task.FromResult<Result<JobFile>>(Error.Forbidden);
                var row = new JobFile { Id = Guid.CreateVersion7(), OwnerId = owner, Name = Label(name), ContentType = contentType, ExpiresAt = work.Now + life };
                work.Data.JobFiles.Add(row);
                return Task.FromResult<Result<JobFile>>(row);
            },
            ct);
        if (!begun.IsOk)
            return begun;
        var file = begun.Value;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PieceLength];
        var (length, number) = (0L, 0);
        for (var ended = false; !ended;)
        {
            List<JobFilePiece> pieces = [];
            while (pieces.Count < PiecesPerUnit && !ended)
            {
                var read = await content.ReadAtLeastAsync(buffer, PieceLength, throwOnEndOfStream: false, ct);
                ended = read < PieceLength;
                if (read == 0)
                    break;
                digest.AppendData(buffer, 0, read);
                length += read;
                pieces.Add(new JobFilePiece { FileId = file.Id, Number = number, Sealed = personal.SealPiece(file.Id, number, buffer.AsSpan(0, read)) });
                number++;
            }

            if (ended)
                (file.Length, file.Sha256) = (length, Convert.ToHexStringLower(digest.GetHashAndReset()));
            var written = await db.WriteAsync<Done>(
                async work =>
                {
                    work.Data.JobFilePieces.AddRange(pieces);
                    if (file.Length is not null)
                        await work.Data.JobFiles.Where(row => row.Id == file.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Length, file.Length).SetProperty(row => row.Sha256, file.Sha256), work.Cancellation);
                    return Done.Yes;
                },
                ct);
            if (!written.IsOk)
                return written.Error;
        }

        return file;
    }

    /// <summary>A complete file of the acting person that has not expired; null otherwise.</summary>
    public Task<JobFile?> FindAsync(Guid id, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.ReadAsync((data, token) => data.JobFiles.SingleOrDefaultAsync(row => row.Id == id && row.Length != null && row.ExpiresAt > now, token), ct);
    }

    /// <summary>Moves the end of files' lives, within the unit that takes them up or lets them go.</summary>
    public static Task ExpireAsync(Work work, IReadOnlyCollection<Guid> ids, DateTime at) =>
        work.Data.JobFiles.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, at), work.Cancellation);

    public async Task CopyToAsync(JobFile file, Stream target, CancellationToken ct = default)
    {
        for (var number = 0; number * (long)PieceLength < file.Length; number++)
        {
            var at = number;
            var piece = await db.ReadAsync((data, token) => data.JobFilePieces.Where(row => row.FileId == file.Id && row.Number == at).Select(row => row.Sealed).SingleAsync(token), ct);
            await target.WriteAsync(personal.OpenPiece(file.Id, number, piece), ct);
        }
    }

    /// <summary>A label without path and without anything that is not text.</summary>
    internal static string Label(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(character => !char.IsControl(character) && !char.IsSurrogate(character) && char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format)]).Trim();
        return clean.Length == 0 ? "file" : clean.Length <= Job.SubjectLength ? clean : clean[^Job.SubjectLength..];
    }
}
