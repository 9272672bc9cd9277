using AdminConsole.Domain.Scans;

namespace AdminConsole.Domain.Submissions;

/// <summary>An uploaded image. Belongs to nobody's filing until one refers to it; unreferenced ones are kept 24 hours.</summary>
public sealed class Material : IClientOwned, IStoredImage
{
    public static readonly TimeSpan UnreferencedLifetime = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }
    public required Guid? ClientId { get; init; }

    /// <summary>material-slots.json.</summary>
    public required string Slot { get; init; }

    /// <summary>Name in the scan store; random, says nothing.</summary>
    public required string StorageName { get; init; }

    /// <summary>image/jpeg or image/png, by content.</summary>
    public required string ContentType { get; init; }

    public required int Length { get; init; }

    /// <summary>As it is shown, the right way up.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }
    public required int Orientation { get; init; }

    /// <summary>Lower-case hex digest of the file as it came.</summary>
    public required string ReceivedSha256 { get; init; }

    /// <summary>Lower-case hex digest of the stored bytes.</summary>
    public required string Sha256 { get; init; }

    public required DateTime UploadedAt { get; init; }

    /// <summary>The filing that refers to it.</summary>
    public Guid? SubmissionId { get; set; }
}
