using System.Globalization;
using System.Text.Json;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Seasons;

/// <summary>Creates or edits one season. What somebody else changes meanwhile is announced, never put over what was typed.</summary>
public sealed partial class SeasonPage
{
    private SeasonView? view;
    private SeasonInput? input;

    /// <summary>What the form said when it was filled, and the season's version then; a save is measured against it.</summary>
    private (string Form, Guid Version) filledFrom = ("", Guid.Empty);

    private Error? refusal;
    private bool changedElsewhere;
    private bool acting;
    private bool loaded;
    private bool leaving;
    private LiveSubscription? subscription;

    [Parameter]
    public string? Id { get; set; }

    private bool IsDirty => input is not null && !leaving && Say(input) != filledFrom.Form;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription ??= Feed.Subscribe(change => change.Kind == ChangeKind.Season && Id is not null, _ => InvokeAsync(() => GuardAsync(ReloadAsync)));
        leaving = false;
        if (Id is null)
        {
            (view, input) = (null, await Queries.ProposeAsync());
            filledFrom = (Say(input), Guid.Empty);
        }
        else
        {
            view = await Queries.FindAsync(Id);
            TakeOver();
        }

        loaded = true;
    }

    /// <summary>Fills the form from what is stored now.</summary>
    private void TakeOver()
    {
        (refusal, changedElsewhere) = (null, false);
        input = view is null ? null : SeasonInput.Of(view.Season, view.Notice);
        if (input is not null)
            filledFrom = (Say(input), view!.Season.Version);
    }

    private async Task ReloadAsync()
    {
        view = await Queries.FindAsync(Id!) ?? view;
        Reconcile();
        StateHasChanged();
    }

    /// <summary>Opening and closing leave the settings as they were: the form goes on from the new version.</summary>
    private void Reconcile()
    {
        if (view is null || view.Season.Version == filledFrom.Version)
            return;
        if (Say(SeasonInput.Of(view.Season, view.Notice)) == filledFrom.Form)
            filledFrom = filledFrom with { Version = view.Season.Version };
        else if (IsDirty)
            changedElsewhere = true;
        else
            TakeOver();
    }

    private async Task SaveAsync()
    {
        if (acting || input is null)
            return;
        acting = true;
        try
        {
            if (view is null)
                await CreateAsync(input);
            else
                await SaveAsync(view.Season.Id, input);
        }
        finally
        {
            acting = false;
        }
    }

    private async Task CreateAsync(SeasonInput typed)
    {
        var created = await Seasons.CreateAsync(typed);
        Show(created.Error);
        if (!created.IsOk)
            return;
        Notices.Success("season.created", typed.Name);
        leaving = true;
        Navigation.NavigateTo($"seasons/{created.Value}");
    }

    private async Task SaveAsync(string id, SeasonInput typed)
    {
        var saved = await Seasons.SaveAsync(id, typed, filledFrom.Version);
        Show(saved.Error);
        view = await Queries.FindAsync(id) ?? view;
        if (!saved.IsOk)
        {
            Reconcile();
            return;
        }

        TakeOver();
        Notices.Success("season.saved");
    }

    private void Show(Error? error)
    {
        refusal = error;
        if (error is { Fields.Count: 0 })
            Notices.Refusal(error);
    }

    private async Task ToggleAsync()
    {
        if (acting || view is not { Season: var season })
            return;
        acting = true;
        try
        {
            var confirmation = season.IsOpen
                ? new Confirmation(new Phrase("season.close_title"), new Phrase("season.close_text"), new Phrase("season.close")) { Things = [season.Name], Destructive = true }
                : new Confirmation(new Phrase("season.open_title"), new Phrase("season.open_text", season.Start, season.End), new Phrase("season.open")) { Things = [season.Name] };
            if (!await Dialogs.ConfirmAsync(confirmation))
                return;
            var result = season.IsOpen ? await Seasons.CloseAsync(season.Id, season.Version) : await Seasons.OpenAsync(season.Id, season.Version);
            if (result.IsOk)
                Notices.Success(season.IsOpen ? "season.closed" : "season.opened", season.Name);
            else
                Notices.Refusal(result.Error);
            await ReloadAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private async Task ConfirmLeavingAsync(LocationChangingContext going)
    {
        if (!IsDirty)
            return;
        var confirmation = new Confirmation(new Phrase("season.leave_title"), new Phrase("season.leave_text"), new Phrase("season.leave")) { Things = [input!.Name], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            going.PreventNavigation();
    }

    private static string Say(SeasonInput input) => JsonSerializer.Serialize(input);

    private static int? Number(object? typed) => int.TryParse(typed as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(object? typed) => DateOnly.TryParseExact(typed as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
