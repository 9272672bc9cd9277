using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Announcements;

/// <summary>One announcement, as its readers see it: to the district the same is the preview from which it publishes.</summary>
public sealed partial class AnnouncementPage
{
    private AnnouncementView? view;
    private bool mayManage;
    private bool loaded;
    private bool acting;
    private LiveSubscription? subscription;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Part of a node's name, in the list of who has not read it.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? SearchText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private int UnreadPage => int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, AnnouncementFilter.LastPage) : 1;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        mayManage = (await Acting.GetAsync()).Can(Permission.ManageAnnouncements);

        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(
            change => (change.Kind == ChangeKind.Announcement && change.Id == Id) || (mayManage && change.Kind == ChangeKind.AnnouncementRead), _ => InvokeAsync(() => GuardAsync(RenewAsync)));
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    /// <summary>To have it on the screen is to have read it.</summary>
    private async Task LoadAsync()
    {
        view = await Queries.FindAsync(Id);
        loaded = true;
        if (view is not null && !mayManage)
            await Announcements.ReadAsync(Id);
    }

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task PublishAsync() => ActAsync(
        shown => new Confirmation(
            new Phrase("announcement.publish_title"), new Phrase(shown.Pinned ? "announcement.publish_text_pinned" : "announcement.publish_text", view!.Audience ?? 0), new Phrase("announcement.publish"))
        {
            Things = [shown.Title],
        },
        Announcements.PublishAsync, "announcement.was_published");

    private Task WithdrawAsync() => ActAsync(
        shown => new Confirmation(new Phrase("announcement.withdraw_title"), new Phrase("announcement.withdraw_text", shown.Readers, view!.Audience ?? 0), new Phrase("announcement.withdraw")) { Things = [shown.Title], Destructive = true },
        Announcements.WithdrawAsync, "announcement.was_withdrawn");

    private Task UnpinAsync() => ActAsync(
        shown => new Confirmation(new Phrase("announcement.unpin_title"), new Phrase("announcement.unpin_text"), new Phrase("announcement.unpin")) { Things = [shown.Title] },
        Announcements.UnpinAsync, "announcement.was_unpinned");

    private async Task DeleteAsync()
    {
        var deleted = await ActAsync(
            shown => new Confirmation(new Phrase("announcement.delete_title"), new Phrase("announcement.delete_text", view!.Files.Count), new Phrase("announcement.delete")) { Things = [shown.Title], Destructive = true },
            Announcements.DeleteAsync, "announcement.was_deleted");
        if (deleted)
            Navigation.NavigateTo("announcements");
    }

    /// <summary>Asks, acts on what is on the screen, and shows what has become of it.</summary>
    private async Task<bool> ActAsync(Func<Announcement, Confirmation> ask, Func<Guid, Guid, CancellationToken, Task<Result<Done>>> actAsync, string told)
    {
        if (acting || view is not { Announcement: var shown })
            return false;
        acting = true;
        try
        {
            if (!await Dialogs.ConfirmAsync(ask(shown)))
                return false;
            var done = await actAsync(Id, shown.Version, CancellationToken.None);
            if (done.IsOk)
                Notices.Success(told, shown.Title);
            else
                Notices.Refusal(done.Error);
            await LoadAsync();
            return done.IsOk;
        }
        finally
        {
            acting = false;
        }
    }
}
