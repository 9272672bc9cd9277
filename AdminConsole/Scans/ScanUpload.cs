using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Scans;

namespace AdminConsole.Scans;

/// <summary>An image in the store, and what is known of it: what a row about it takes over.</summary>
/// <param name="Width">As it is shown, the right way up.</param>
/// <param name="Height">As it is shown, the right way up.</param>
/// <param name="ReceivedSha256">Lower-case hex digest of the file as it came.</param>
/// <param name="Sha256">Lower-case hex digest of the stored image.</param>
/// <param name="Label">What the file was called, cleaned; may be empty.</param>
public sealed record StoredScan(
    string StorageName, string ContentType, int Length, int Width, int Height, int Orientation, string ReceivedSha256, string Sha256, string Label) : IStoredImage
{
    public const string Jpeg = "image/jpeg", Png = "image/png";
}

/// <summary>
/// The one way into the store, whoever uploads: length, magic, declared type, dimensions, bounded decode, rewrite, and only then a file (FI-01). Who may upload
/// at all has been asked before; the row that refers to the file is the caller's, who discards the file when the row is refused.
/// </summary>
public sealed class ScanUpload(IScanStore store, DiskSpace disk)
{
    public async Task<Result<StoredScan>> TakeAsync(UploadForm form, ImageLimits limits, CancellationToken ct) =>
        form.File is null ? Error.Field("file", new Phrase("intake.required")) : await TakeAsync(form.File, form.ContentType, form.FileName, limits, ct);

    /// <summary>A file that came as a part of a larger form.</summary>
    public async Task<Result<StoredScan>> TakeAsync(byte[] file, string? contentType, string? fileName, ImageLimits limits, CancellationToken ct)
    {
        var check = ImageCheck.Check(file, contentType, fileName, limits);
        if (!check.IsOk)
            return check.Error;
        var image = check.Value;
        if (disk.IsFull)
            return DataErrors.StorageUnavailable;
        string name;
        try
        {
            name = await store.SaveAsync(image.Bytes, ct);
        }
        catch (IOException failure) when (DiskSpace.IsWantOfRoom(failure))
        {
            return DataErrors.StorageUnavailable;
        }

        return new StoredScan(name, image.ContentType, image.Bytes.Length, image.Width, image.Height, image.Orientation, image.ReceivedSha256, image.Sha256, LabelOf(fileName));
    }

    /// <summary>Takes the file back when no row came to refer to it.</summary>
    public Task DiscardAsync(StoredScan scan) => store.DeleteAsync(scan.StorageName, CancellationToken.None);

    /// <summary>The last part of the name, without a path and without anything that cannot be seen (FI-05).</summary>
    internal static string LabelOf(string? fileName)
    {
        var last = (fileName ?? "").Split('/', '\\')[^1];
        var seen = string.Concat(last.EnumerateRunes().Where(rune => !TextRules.HasBadCharacters(rune.ToString())).Take(Scan.LabelLength).Select(rune => rune.ToString()));
        return TextRules.Name(seen, Scan.LabelLength) is { Fault: null, Value: var label } ? label : "";
    }
}
