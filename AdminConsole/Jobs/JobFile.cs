using AdminConsole.Domain;

namespace AdminConsole.Jobs;

/// <summary>A file brought to a job or made by one. It lies in the database in sealed pieces, so that every node reads it and nothing is left on a disk.</summary>
public sealed class JobFile : IDerived
{
    public const int NameLength = 160, ContentTypeLength = 100;

    public required Guid Id { get; init; }

    /// <summary>The only person who may fetch it.</summary>
    public required Guid OwnerId { get; init; }

    public required string Name { get; init; }
    public required string ContentType { get; init; }

    /// <summary>In bytes; null while it is still being written.</summary>
    public long? Length { get; set; }

    /// <summary>Of the whole content, hexadecimal.</summary>
    public string? Sha256 { get; set; }

    public required DateTime ExpiresAt { get; set; }
}

/// <summary>One piece of a file: <see cref="JobFileService.PieceLength"/> bytes, the last one fewer.</summary>
public sealed class JobFilePiece : IDerived
{
    public required Guid FileId { get; init; }

    /// <summary>Counts from 0.</summary>
    public required int Number { get; init; }

    public required byte[] Sealed { get; init; }
}
