using System.ComponentModel.DataAnnotations;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Scans;

namespace AdminConsole.Scans;

/// <summary>Section <c>Upload</c>: what an image may be and how many a filing may carry.</summary>
public sealed record UploadOptions
{
    public const string Section = "Upload";

    private const int KiB = 1024;

    /// <summary>Largest image in bytes, that many included (单个图片文件大小不超过200k).</summary>
    [Range(KiB, KiB * KiB)]
    public int MaxImageBytes { get; set; } = 200 * KiB;

    /// <summary>The identification photo must be smaller than this (小于30kb).</summary>
    [Range(KiB, KiB * KiB)]
    public int MaxPhotoBytes { get; set; } = 30 * KiB;

    /// <summary>Most pixels of an image, by its header.</summary>
    [Range(1, 100_000_000)]
    public int MaxPixels { get; set; } = 25_000_000;

    /// <summary>Longest side of an image in pixels, by its header.</summary>
    [Range(1, 30_000)]
    public int MaxSide { get; set; } = 8_000;

    /// <summary>Most images of one filing.</summary>
    [Range(1, 200)]
    public int MaxImagesPerSubmission { get; set; } = 60;

    public ImageLimits Photo() => new(MaxPhotoBytes - 1, MaxPhotoBytes / KiB, MaxSide, MaxPixels, JpegOnly: true);

    public ImageLimits Scan() => new(MaxImageBytes, MaxImageBytes / KiB, MaxSide, MaxPixels, JpegOnly: false);

    public ImageLimits For(ScanKind kind) => kind == ScanKind.EntryPhoto ? Photo() : Scan();

    public ImageLimits For(MaterialSlot slot) => slot.Code == MaterialSlots.Photo ? Photo() : Scan();
}

/// <summary>What one image must keep to.</summary>
/// <param name="MaxBytes">Largest accepted file.</param>
/// <param name="NamedKB">The limit as the refusal names it.</param>
public sealed record ImageLimits(int MaxBytes, int NamedKB, int MaxSide, int MaxPixels, bool JpegOnly)
{
    public bool Allow(int width, int height) => width <= MaxSide && height <= MaxSide && (long)width * height <= MaxPixels;
}
