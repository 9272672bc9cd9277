using AdminConsole.Domain;
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
    private ReviewQueueFilter filter = ReviewQueueFilter.Default;
    private Error? refusal;
    private Phrase? changed;
    private string announcement = "";
    private Guid opened;
    private bool deciding;
    private LiveSubscription? subscription;

    [Parameter]
    public Guid Id { get; set; }

    private string ListUrl => $"review{filter.ToQuery()}{(filter.ToQuery().Length == 0 ? '?' : '&')}{ReviewQueuePage.SelectedKey}={Id}";

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        filter = ReviewQueueFilter.Parse(new Uri(Navigation.Uri).Query);
        if (Id == opened)
            return;
        var id = opened = Id;

        // Nothing of the filing before may be seen or decided while the next one loads.
        (detail, refusal, changed, announcement) = (null, null, null, "");
        subscription?.Dispose();
        subscription = Feed.Subscribe(change => change.Id == id && change.Kind is ChangeKind.Submission or ChangeKind.Marks, _ => InvokeAsync(TakeChangeAsync));
        await OpenAsync();
    }

    private async Task OpenAsync()
    {
        var asked = opened;
        var result = await Service.OpenAsync(asked);
        if (asked != opened)
            return;
        (detail, refusal, changed) = result.IsOk ? (result.Value, (Error?)null, (Phrase?)null) : (null, result.Error, null);
    }

    /// <summary>Shows the filing as it is now; what was typed stays.</summary>
    private async Task ReloadAsync()
    {
        await OpenAsync();
        announcement = S["review.reloaded"];
    }

    private async Task TakeChangeAsync()
    {
        try
        {
            await CompareAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <summary>New marks are shown at once; anything else is announced and left to the reviewer to load.</summary>
    private async Task CompareAsync()
    {
        if (deciding || detail is null)
            return;
        var standing = await Queries.StandingAsync(detail.Id);
        if (deciding || detail is not { } shown)
            return;
        if (standing is null)
        {
            (detail, refusal) = (null, Error.NotFound);
            return;
        }

        changed = standing.ChangeSince(shown);
        if (changed is not null || standing.Version == shown.Version)
            return;
        detail = shown with { Version = standing.Version, Report = standing.Report };
        announcement = S["review.live.marks_here"];
    }

    /// <summary>Null when the decision stands; otherwise why not, for the form to show beside its text.</summary>
    private async Task<Error?> SubmitAsync(DecisionInput input, bool next)
    {
        if (deciding || detail is not { } shown)
            return null;
        deciding = true;
        try
        {
            var result = await Service.DecideAsync(shown.Id, input, shown.Version);
            if (result.IsOk)
            {
                Notices.Success("review.decided", shown.Number, result.Value);
                await ContinueAsync(shown, next);
                return null;
            }

            deciding = false;
            if (result.Error.Kind is ErrorKind.Conflict or ErrorKind.NotFound)
                await CompareAsync();
            return result.Error;
        }
        finally
        {
            deciding = false;
        }
    }

    private async Task ContinueAsync(SubmissionDetail decided, bool next)
    {
        if (!next)
        {
            (detail, changed) = (await Queries.DetailAsync(decided.Id), null);
            return;
        }

        if (await Queue.NextAsync(filter, decided.Place) is { } following)
        {
            Navigation.NavigateTo($"review/{following}{filter.ToQuery()}");
            return;
        }

        Notices.Information("review.none_left");
        Navigation.NavigateTo("review" + filter.ToQuery());
    }
}
