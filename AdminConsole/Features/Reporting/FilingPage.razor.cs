using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Reporting;

/// <summary>复核与备案: what waits for a level above, since when, and moving it on or back, live.</summary>
public sealed partial class FilingPage
{
    private readonly Dictionary<Guid, ChosenFiling> chosen = [];
    private AccessScope scope = AccessScope.None;
    private FilingFilter filter = new();
    private FilingListing? listing;
    private bool loaded;
    private bool busy;
    private int newest;
    private LiveSubscription? subscription;

    private bool HasSecondReview => listing!.Seasons.Single(season => season.Id == listing.Filter.Season).SecondReview;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        subscription?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        scope = await Acting.GetAsync();
        Navigation.LocationChanged += OnLocationChanged;

        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Submission && scope.Covers(change.Owner), _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        filter = FilingFilter.Parse(new Uri(Navigation.Uri).Query);
        await LoadAsync();
    }

    /// <summary>未上报 says more here than 审核通过.</summary>
    private string Words(SubmissionState state) => state == SubmissionState.Approved ? S["report.not_reported"] : S[state];

    private static string ListUrl(FilingFilter target) => "filing" + target.ToQuery();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/filing", StringComparison.Ordinal))
            _ = InvokeAsync(() => GuardAsync(NavigatedAsync));
    }

    private async Task NavigatedAsync()
    {
        var before = filter;
        filter = FilingFilter.Parse(new Uri(Navigation.Uri).Query);
        if ((before.Season, before.State, before.Text) != (filter.Season, filter.State, filter.Text))
            chosen.Clear();
        busy = true;
        StateHasChanged();
        await RenewAsync();
    }

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    /// <summary>Loads the page of rows. An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        var asked = ++newest;
        var answer = await Queries.PageAsync(filter);
        if (asked != newest)
            return;
        (listing, loaded, busy) = (answer, true, false);
    }

    private void ChooseAll(ChangeEventArgs change) => Choose(listing!.Rows, change.Value is true);

    private void Choose(IReadOnlyList<FilingRow> rows, bool choose)
    {
        foreach (var row in rows)
        {
            if (choose)
                chosen[row.Id] = new ChosenFiling(row.Id, row.Number, row.PersonName, row.State);
            else
                chosen.Remove(row.Id);
        }
    }

    private async Task ChooseWholeAsync()
    {
        foreach (var row in await Queries.AllAsync(filter))
            chosen[row.Id] = row;
    }

    private void Search(SearchRequest request) => Navigation.NavigateTo(ListUrl(filter with { Text = FilterValues.Clean(request.Text), Page = 1 }), replace: filter.Text is not null);

    private void ChooseSeason(ChangeEventArgs change) => Navigation.NavigateTo(ListUrl(new FilingFilter { Season = change.Value as string, State = filter.State, Size = filter.Size }));

    private void Turn(PageRequest page) => Navigation.NavigateTo(ListUrl(filter with { Page = page.Page, Size = page.Size }));
}
