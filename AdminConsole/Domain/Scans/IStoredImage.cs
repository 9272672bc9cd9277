namespace AdminConsole.Domain.Scans;

/// <summary>A row that stands for an image in the scan store.</summary>
public interface IStoredImage
{
    /// <summary>Name in the scan store; random, says nothing.</summary>
    string StorageName { get; }

    /// <summary>image/jpeg or image/png, by content.</summary>
    string ContentType { get; }

    /// <summary>How the stored bytes have to be turned to be shown: 1 (as they lie) to 8, as EXIF counts.</summary>
    int Orientation { get; }
}
