using AdminConsole.Domain;

namespace AdminConsole.Scans;

public static class ImageErrors
{
    /// <summary>Not a whole JPEG or PNG, or not what name and content type say it is.</summary>
    public static Error Invalid { get; } = new("image_invalid", ErrorKind.Invalid);

    public static Error TooLarge(ImageLimits limits) => new("file_too_large", ErrorKind.TooLarge, limits.NamedKB);

    public static Error Dimensions(ImageLimits limits) => new("image_dimensions", ErrorKind.Invalid, limits.MaxSide, limits.MaxPixels);
}
