using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Features.Announcements;

/// <summary>The form of a download as typed.</summary>
public sealed class DownloadInput
{
    public string Title { get; set; } = "";
    public DownloadCategory Category { get; set; }
    public int? Place { get; set; } = 1;
    public IReadOnlyList<FileRow> Files { get; set; } = [];

    public static DownloadInput Of(DownloadRow row) => new() { Title = row.Title, Category = row.Category, Place = row.Place, Files = [row.File] };

    /// <summary>Puts what was typed into the row; null, or every fault by field.</summary>
    internal Error? FillInto(Download row)
    {
        var faults = new FieldFaults();
        var title = TextRules.Name(Title, Download.TitleLength);
        if (title.Fault is { } fault)
            faults.Add("title", fault);
        else if (title.Value.Length == 0)
            faults.Add("title", "announcement.fault.required");
        if (!Enum.IsDefined(Category))
            faults.Add("category", "announcement.fault.required");
        if (Place is not (>= 1 and <= Download.LastPlace))
            faults.Add("place", "announcement.fault.place", Download.LastPlace);
        if (Files.Count != 1)
            faults.Add("files", "announcement.fault.one_file");
        if (faults.Any)
            return faults.ToError();
        (row.Title, row.Category, row.Place) = (title.Value, Category, Place!.Value);
        return null;
    }
}
