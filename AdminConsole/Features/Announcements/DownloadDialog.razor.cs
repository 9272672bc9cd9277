using System.Globalization;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Announcements;

/// <summary>A new download, or a copy of one; stays open, with everything typed, as long as it is refused.</summary>
public sealed partial class DownloadDialog
{
    private string place = "";
    private Error? refusal;
    private bool acting;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public DownloadRow? Row { get; set; }

    [Parameter, EditorRequired]
    public DownloadInput Input { get; set; } = new();

    protected override void OnInitialized() => place = Input.Place?.ToString(CultureInfo.InvariantCulture) ?? "";

    private async Task SaveAsync()
    {
        if (acting)
            return;
        acting = true;
        try
        {
            Input.Place = int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            var saved = Row is null ? await Downloads.AddAsync(Input) : await Downloads.ChangeAsync(Row.Id, Input, Row.Version);
            refusal = saved.Error;
            if (saved.IsOk)
                Dialogs.Close(Input);
        }
        finally
        {
            acting = false;
        }
    }
}
