using System.Globalization;
using System.Text.Json;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Announcements;

/// <summary>Writes or mends one announcement. What somebody else changes meanwhile is announced, never put over what was typed; saved, it is shown as its readers will see it.</summary>
public sealed partial class AnnouncementEditPage
{
    private AnnouncementInput? input;

    /// <summary>What the form said when it was filled, and the version then; a save is measured against it.</summary>
    private (string Form, Guid Version) filledFrom = ("", Guid.Empty);

    private Error? refusal;
    private bool changedElsewhere;
    private bool acting;
    private bool loaded;
    private bool leaving;
    private LiveSubscription? subscription;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    private bool IsDirty => input is not null && !leaving && Say(input) != filledFrom.Form;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription ??= Feed.Subscribe(change => change.Kind == ChangeKind.Announcement && change.Id == Id, _ => InvokeAsync(() => GuardAsync(LookAgainAsync)));
        await TakeOverAsync();
        loaded = true;
    }

    /// <summary>Fills the form from what is stored now.</summary>
    private async Task TakeOverAsync()
    {
        (refusal, changedElsewhere) = (null, false);
        if (Id is not { } id)
        {
            input = new AnnouncementInput { ValidFrom = ShanghaiTime.Today(Clock) };
            filledFrom = (Say(input), Guid.Empty);
            return;
        }

        var view = await Queries.FindAsync(id);
        input = view is null || view.Announcement.State == AnnouncementState.Published ? null : AnnouncementInput.Of(view.Announcement, view.Files);
        if (input is not null)
            filledFrom = (Say(input), view!.Announcement.Version);
    }

    private async Task LookAgainAsync()
    {
        if (leaving || Id is not { } id || (await Queries.FindAsync(id))?.Announcement.Version == filledFrom.Version)
            return;
        if (IsDirty)
            changedElsewhere = true;
        else
            await TakeOverAsync();
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        if (acting || input is null)
            return;
        acting = true;
        try
        {
            var saved = Id is { } id ? (await Announcements.SaveAsync(id, input, filledFrom.Version)).Map(_ => id) : await Announcements.CreateAsync(input);
            refusal = saved.Error;
            if (saved.IsOk)
            {
                Notices.Success("announcement.saved");
                leaving = true;
                Navigation.NavigateTo($"announcements/{saved.Value}");
            }
            else if (refusal is { Fields.Count: 0 })
            {
                Notices.Refusal(refusal);
                changedElsewhere = refusal == Error.VersionConflict;
            }
        }
        finally
        {
            acting = false;
        }
    }

    private void Choose(Levels level, bool chosen) => input!.Audience = chosen ? input.Audience | level : input.Audience & ~level;

    private async Task ConfirmLeavingAsync(LocationChangingContext going)
    {
        if (!IsDirty)
            return;
        var confirmation = new Confirmation(new Phrase("announcement.leave_title"), new Phrase("announcement.leave_text"), new Phrase("announcement.leave")) { Things = [input!.Title], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            going.PreventNavigation();
    }

    private static string Say(AnnouncementInput input) => JsonSerializer.Serialize(input);

    private static DateOnly? Day(object? typed) => DateOnly.TryParseExact(typed as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
