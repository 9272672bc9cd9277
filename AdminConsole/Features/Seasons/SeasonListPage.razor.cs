using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Seasons;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Seasons;

/// <summary>Every season with how far it has come within the viewer's scope.</summary>
public sealed partial class SeasonListPage
{
    private IReadOnlyList<SeasonRow>? rows;
    private bool mayManage, mayReview;
    private LiveSubscription? subscription;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        var scope = await Acting.GetAsync();
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Season || (change.Kind == ChangeKind.Submission && scope.Covers(change.Owner)), _ => InvokeAsync(() => GuardAsync(ReloadAsync)));
        (mayManage, mayReview) = (scope.Can(Permission.ManageSeasons), scope.Can(Permission.ViewReviewQueue));
        rows = await Queries.ListAsync();
    }

    private async Task ReloadAsync()
    {
        rows = await Queries.ListAsync();
        StateHasChanged();
    }

    private static Tone ToneOf(SeasonPhase phase) => phase switch
    {
        SeasonPhase.Filing => Tone.Green,
        SeasonPhase.Deciding => Tone.Amber,
        _ => Tone.Neutral,
    };
}
