using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Certificates;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Announcements;

/// <summary>表格下载: the official blank forms, which the product itself prints, and the files that the district has put there.</summary>
public sealed partial class DownloadPage
{
    private IReadOnlyList<DownloadRow>? rows;
    private bool mayManage;
    private bool acting;
    private LiveSubscription? subscription;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        mayManage = (await Acting.GetAsync()).Can(Permission.ManageAnnouncements);

        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Announcement, _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        await LoadAsync();
    }

    /// <summary>The address of a form's blank sheet, which everybody may open.</summary>
    internal static string BlankUrl(OfficialForm form) => $"forms/{form.Id.Replace('_', '-').ToLowerInvariant()}";

    private async Task LoadAsync() => rows = await Queries.AllAsync();

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task EditAsync(DownloadRow? row) => OnceAsync(async () =>
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(DownloadDialog.Row)] = row, [nameof(DownloadDialog.Input)] = row is null ? new DownloadInput() : DownloadInput.Of(row) };
        if (await Dialogs.OpenAsync<DownloadDialog, DownloadInput>(S[row is null ? "download.add" : "download.edit"], parameters) is { } saved)
            Notices.Success("download.saved", saved.Title);
    });

    private Task RemoveAsync(DownloadRow row) => OnceAsync(async () =>
    {
        var confirmation = new Confirmation(new Phrase("download.remove_title"), new Phrase("download.remove_text"), new Phrase("download.remove")) { Things = [row.Title], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            return;
        var removed = await Downloads.RemoveAsync(row.Id, row.Version);
        if (removed.IsOk)
            Notices.Success("download.removed", row.Title);
        else
            Notices.Refusal(removed.Error);
    });

    private async Task OnceAsync(Func<Task> actAsync)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            await actAsync();
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }
}
