namespace AdminConsole.Features.Announcements;

/// <summary>A published file as screens show it.</summary>
/// <param name="Id">Opaque id.</param>
/// <param name="Name">As its uploader called it, cleaned.</param>
/// <param name="Length">In bytes.</param>
public sealed record FileRow(Guid Id, string Name, long Length)
{
    /// <summary>Where the browser gets it, relative to the base address.</summary>
    public string Address => $"files/{Id}";

    /// <summary>For people: <c>128 KB</c>, <c>2.4 MB</c>.</summary>
    public string Size => Length < AnnouncementOptions.MiB ? $"{Math.Max(1, Length / 1024)} KB" : $"{Length / (double)AnnouncementOptions.MiB:0.0} MB";
}
