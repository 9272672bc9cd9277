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

    /// <summary>A row of its own for the filing that takes the image up: a unit of work may run more than once.</summary>
    public Material For(Guid submissionId)
    {
        var row = (Material)MemberwiseClone();
        row.SubmissionId = submissionId;
        return row;
    }

    /// <summary>The image of a direct entry, under the same id and in the same place.</summary>
    public static Material Of(Scan scan, string slot) => new()
    {
        Id = scan.Id,
        ClientId = null,
        Slot = slot,
        StorageName = scan.StorageName,
        ContentType = scan.ContentType,
        Length = scan.Length,
        Width = scan.Width,
        Height = scan.Height,
        Orientation = scan.Orientation,
        ReceivedSha256 = scan.ReceivedSha256,
        Sha256 = scan.Sha256,
        UploadedAt = scan.UploadedAt,
    };
}
