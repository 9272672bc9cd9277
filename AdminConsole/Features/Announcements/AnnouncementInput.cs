using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Features.Announcements;

/// <summary>The announcement form as typed.</summary>
public sealed class AnnouncementInput
{
    public string Title { get; set; } = "";
    public string Text { get; set; } = "";
    public Levels Audience { get; set; } = Levels.All;
    public bool Pinned { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public IReadOnlyList<FileRow> Files { get; set; } = [];

    public static AnnouncementInput Of(Announcement announcement, IReadOnlyList<FileRow> files) => new()
    {
        Title = announcement.Title,
        Text = announcement.Text,
        Audience = announcement.Audience,
        Pinned = announcement.Pinned,
        ValidFrom = announcement.ValidFrom,
        ValidTo = announcement.ValidTo,
        Files = files,
    };

    /// <summary>What is stored, or every fault by field.</summary>
    public Result<AnnouncementDetails> ToDetails()
    {
        var faults = new FieldFaults();
        var details = new AnnouncementDetails(
            Required("title", TextRules.Name(Title, Announcement.TitleLength)),
            Required("text", TextRules.FreeText(Text, Announcement.TextLength)),
            Audience & Levels.All,
            Pinned,
            ValidFrom ?? DateOnly.MinValue,
            ValidTo);
        if (details.Audience == Levels.None)
            faults.Add("audience", "announcement.fault.audience");
        if (ValidFrom is null)
            faults.Add("validFrom", "announcement.fault.required");
        else if (ValidTo < ValidFrom)
            faults.Add("validTo", "announcement.fault.order");
        if (Files.Count > Announcement.MostFiles)
            faults.Add("files", "announcement.fault.files", Announcement.MostFiles);
        return faults.Any ? faults.ToError() : details;

        string Required(string path, TextVerdict verdict)
        {
            if (verdict.Fault is { } fault)
                faults.Add(path, fault);
            else if (verdict.Value.Length == 0)
                faults.Add(path, "announcement.fault.required");
            return verdict.Value;
        }
    }
}
