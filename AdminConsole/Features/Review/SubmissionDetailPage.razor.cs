using AdminConsole.Components.Controls;
using AdminConsole.Components.Layout;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Help;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Review;

/// <summary>
/// One filing with its decision form. What happens to it meanwhile is said, not swapped in: the form keeps its text, and a decision on what is no longer so is
/// refused. The list's filter stays in the address, so that the way back and the next filing are those of that list.
/// </summary>
public sealed partial class SubmissionDetailPage
{
    private SubmissionDetail? detail;
    private DecisionInput? draft;
    private ReviewPreference preference = new() { UserId = default };
    private ReviewQueueFilter filter = ReviewQueueFilter.Default;
    private Error? refusal;
    private Phrase? changed;
    private string announcement = "";
    private Guid opened;

    /// <summary>The claim that the filing was opened under: a decision names it even after it is lost.</summary>
    private Guid? claim;

    private bool deciding;
    private Task ticking = Task.CompletedTask;
    private DeskBar? desk;
    private LiveSubscription? subscription;

    [Parameter]
    public Guid Id { get; set; }

    private bool SingleKeys => preference.SingleKeys;

    private string ListUrl => $"{filter.ToAddress()}&{ReviewQueuePage.SelectedKey}={Id}";

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync() => preference = await Reviewer.PreferenceAsync();

    protected override async Task OnParametersSetAsync()
    {
        filter = ReviewQueueFilter.Parse(new Uri(Navigation.Uri).Query);
        if (Id == opened)
            return;
        var id = opened = Id;

        // Nothing of the filing before may be seen or decided while the next one loads.
        (detail, draft, refusal, changed, announcement, claim) = (null, null, null, null, "", null);
        subscription?.Dispose();
        subscription = Feed.Subscribe(change => change.Id == id && change.Kind is ChangeKind.Submission or ChangeKind.Marks or ChangeKind.Review, _ => InvokeAsync(TakeChangeAsync));
        var kept = await Reviewer.DraftAsync(id);
        if (id != opened)
            return;
        draft = kept;
        await OpenAsync();
    }

    private async Task OpenAsync()
    {
        var asked = opened;
        var result = await Service.OpenAsync(asked);
        if (asked != opened)
            return;
        (detail, refusal, changed) = result.IsOk ? (result.Value, (Error?)null, (Phrase?)null) : (null, result.Error, null);
        if (detail?.Desk.Claim is { IsMine: true, Id: var taken })
            claim = taken;
    }

    /// <summary>Shows the filing as it is now, in the reader's hands where it is free; what was typed stays.</summary>
    private async Task ReloadAsync()
    {
        await OpenAsync();
        announcement = S["review.reloaded"];
    }

    private async Task TakeChangeAsync()
    {
        try
        {
            // What one's own decision does is told by its result.
            if (deciding)
                return;
            await CompareAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <summary>New marks and what lies beside the filing are shown at once; anything else is announced and left to the reviewer to load.</summary>
    private async Task CompareAsync()
    {
        if (detail is null)
            return;
        var standing = await Queries.StandingAsync(detail.Id);
        var beside = await Queries.DeskAsync(detail.Id);
        if (detail is not { } shown)
            return;
        if (standing is null)
        {
            (detail, refusal) = (null, Error.NotFound);
            return;
        }

        // Whose hands it leaves sees masked numbers again.
        if (shown.Desk.Claim is { IsMine: true } && beside.IsHeldByAnother && await Queries.DetailAsync(shown.Id) is { } masked)
            shown = shown with { Content = masked.Content, History = masked.History };
        detail = shown with { Desk = beside };
        changed = standing.ChangeSince(shown);
        if (changed is not null || standing.Version == shown.Version)
            return;
        detail = detail with { Version = standing.Version, Report = standing.Report };
        announcement = S["review.live.marks_here"];
    }

    private Task TickAsync((int Period, bool Ticked) tick) => TickAsync(shown => Ticks.SetAsync(shown.Id, shown.PeriodDigests[tick.Period], tick.Ticked));

    private Task TickGreenAsync() => TickAsync(shown => Ticks.SetGreenAsync(shown.Id));

    /// <summary>One after the other: a decision waits for the ticks made before it.</summary>
    private Task TickAsync(Func<SubmissionDetail, Task<Result<Done>>> tick)
    {
        var before = ticking;
        return ticking = RunAsync();

        async Task RunAsync()
        {
            await before;
            if (detail is not { } shown)
                return;
            var result = await tick(shown);
            if (!result.IsOk)
                Notices.Refusal(result.Error);
            var beside = await Queries.DeskAsync(shown.Id);
            if (detail?.Id == shown.Id)
                detail = detail with { Desk = beside };
        }
    }

    /// <summary>Bound to one filing: the form hands over its last words while the next one is already loading.</summary>
    private Func<DecisionInput, Task> Keeper(Guid id) => input => Reviewer.KeepDraftAsync(id, input);

    private async Task RememberAsync(NextMode mode)
    {
        preference.Next = mode;
        await Reviewer.ChangePreferenceAsync(row => row.Next = mode);
    }

    private async Task SwitchKeysAsync(bool on)
    {
        preference.SingleKeys = on;
        await Reviewer.ChangePreferenceAsync(row => row.SingleKeys = on);
        StateHasChanged();
    }

    private Task ShowHelpAsync() => HelpDialog.ShowAsync(Dialogs, HelpTopics.Of("/review/{id:guid}"));

    /// <summary>Null when the decision stands; otherwise why not, for the form to show beside its text.</summary>
    private async Task<Error?> SubmitAsync(DecisionInput input, bool next)
    {
        if (deciding || detail is not { } shown)
            return null;
        deciding = true;
        try
        {
            await ticking;
            var result = await DecideAsync(shown, input);
            if (result.IsOk)
            {
                var made = result.Value;
                Undo.Offer(new Phrase("decision.made", made.Number, made.State), made.UndoFor, () => TakeBackAsync(made));
                await ContinueAsync(shown, next);
                return null;
            }

            return result.Error;
        }
        finally
        {
            deciding = false;
        }
    }

    /// <summary>
    /// Where nothing but advice changed since the filing was shown, the decision is meant all the same: other people's filings move a mentor's load all the time.
    /// Marks that ask for more or less than before go back to the reviewer.
    /// </summary>
    private async Task<Result<DecisionMade>> DecideAsync(SubmissionDetail shown, DecisionInput input)
    {
        while (true)
        {
            var result = await Service.DecideAsync(shown.Id, input, shown.Version, claim);
            if (result.IsOk || result.Error.Kind is not (ErrorKind.Conflict or ErrorKind.NotFound))
                return result;
            await CompareAsync();
            if (result.Error.Code != Error.VersionConflict.Code || changed is not null || detail is not { } now || now.Version == shown.Version || !now.AsksWhat(shown))
                return result;
            shown = now;
        }
    }

    private async Task<Error?> TakeBackAsync(DecisionMade made)
    {
        var result = await Service.UndoAsync(made.Id);
        if (!result.IsOk)
            return result.Error;
        if (opened == made.SubmissionId)
        {
            await InvokeAsync(async () =>
            {
                await ReloadAsync();
                StateHasChanged();
            });
        }
        else
        {
            Navigation.NavigateTo($"review/{made.SubmissionId}{filter.ToQuery()}");
        }

        return null;
    }

    private async Task ContinueAsync(SubmissionDetail decided, bool next)
    {
        if (next)
        {
            await GoOnAsync(decided.Place);
            return;
        }

        // The numbers were whole a moment ago; that the claim went with the decision hides nothing from who made it.
        if (await Queries.DetailAsync(decided.Id) is { } now)
            (detail, changed, claim) = (now with { Content = decided.Content }, null, null);
    }

    private async Task GoOnAsync(ReviewPlace place)
    {
        if (await Queue.NextAsync(filter, place, preference.Next) is { } following)
        {
            Navigation.NavigateTo($"review/{following}{filter.ToQuery()}");
            return;
        }

        Notices.Information("review.none_left");
        Navigation.NavigateTo(filter.ToAddress());
    }
}
