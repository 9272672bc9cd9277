using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Review;

/// <summary>
/// The live list of filings. The address says what is shown and is the only place that does; events of the scope reload the page of rows, or, where only marks
/// changed and the list does not depend on them, the rows they belong to.
/// </summary>
public sealed partial class ReviewQueuePage
{
    /// <summary>Query key of the row to come back to.</summary>
    internal const string SelectedKey = "row";

    private static readonly TimeSpan Glow = TimeSpan.FromSeconds(4);

    private readonly Dictionary<Guid, long> arrived = [];
    private List<Guid> chosen = [];
    private AccessScope scope = AccessScope.None;
    private ReviewQueueFilter filter = ReviewQueueFilter.Default;
    private ReviewQueueList? list;
    private IReadOnlyList<ReviewSeason> seasons = [];
    private ReviewPreference preference = new() { UserId = default };
    private Guid? selected;
    private string announcement = "";
    private bool busy;
    private int newest, answered;
    private LiveSubscription? subscription;

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    private string TableClass => ReviewQueries.HasSeveralInstitutions(scope) ? "table table-stack review-table" : "table table-stack review-table review-table-one";

    private ColumnSort Sort => new(filter.Order.ToString(), filter.Descending);

    private bool IsNarrowed => filter with { Page = 1, Size = ReviewQueueFilter.DefaultSize, Order = default, Descending = true } != ReviewQueueFilter.Default;

    private bool MayDecide => scope.Can(Permission.DecideSubmission);

    /// <summary>For bulk approval: where the list holds what waits, for who may decide it.</summary>
    private bool MaySelect => MayDecide && Selectable > 0;

    private int Selectable => filter.Includes(SubmissionState.Pending) ? list?.Counts.Of(SubmissionState.Pending, filter.Preset) ?? 0 : 0;

    private IEnumerable<Guid> OnPage => list!.Rows.Where(row => row.State == SubmissionState.Pending).Select(row => row.Id);

    private bool IsPageChosen => OnPage.Any() && OnPage.All(chosen.Contains);

    /// <summary>Name and months stand in no index: sorting by them is offered where the list is one institution's.</summary>
    private bool SortsEverything => !ReviewQueries.HasSeveralInstitutions(scope) || filter.Institution is not null;

    /// <summary>The list that goes to the exam site: the approved rows as filtered, or from another state's list everything approved in its season and institution.</summary>
    private ReviewQueueFilter ApprovedList => filter.State == SubmissionState.Approved ? filter : new() { Season = filter.Season, Institution = filter.Institution, State = SubmissionState.Approved, Descending = false };

    private string? SeasonLine
    {
        get
        {
            if (seasons.FirstOrDefault(season => season.Id == list?.SeasonId) is not { } season)
                return null;
            var left = season.Deadline.DayNumber - ShanghaiTime.Today(Clock).DayNumber;
            return left >= 0 ? S["review.season_open", season.Name, season.Deadline, left] : S["review.season_over", season.Name, season.Deadline];
        }
    }

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
        subscription = Feed.Subscribe(
            change => change.Kind == ChangeKind.Season || change.Kind is ChangeKind.Submission or ChangeKind.Marks && scope.Covers(change.Owner),
            changes => InvokeAsync(() => GuardAsync(() => TakeAsync(changes))));
        ReadAddress();
        preference = await Reviewer.PreferenceAsync();
        if (new Uri(Navigation.Uri).Query.Length == 0 && preference.View is { Length: > 0 } last)
        {
            Navigation.NavigateTo(ReviewQueueFilter.Parse(last).ToAddress(), replace: true);
            ReadAddress();
        }

        seasons = await Queries.SeasonsAsync();
        await LoadAsync();
    }

    private static string ExportUrl(ReviewQueueFilter target, string list = "export") => $"review/{list}" + (target with { Page = 1, Size = ReviewQueueFilter.DefaultSize }).ToQuery();

    /// <summary>Whole numbers leave the building: the person proves who they are first, and the download goes on (AZ-09).</summary>
    private async Task ExportApprovedAsync()
    {
        if (await Proofs.EnsureAsync())
            Navigation.NavigateTo(ExportUrl(ApprovedList, "approved-list"), forceLoad: true);
    }

    private string DetailUrl(Guid id) => $"review/{id}{filter.ToQuery()}";

    private string? RowClass(ReviewQueueRow row) => row.Id == selected ? "selected" : arrived.ContainsKey(row.Id) ? "arrived" : null;

    private void ReadAddress()
    {
        var query = new Uri(Navigation.Uri).Query;
        filter = ReviewQueueFilter.Parse(query);
        selected = QueryHelpers.ParseQuery(query).TryGetValue(SelectedKey, out var row) && Guid.TryParse(row, out var id) ? id : null;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/review", StringComparison.Ordinal))
            _ = InvokeAsync(() => GuardAsync(NavigatedAsync));
    }

    private async Task NavigatedAsync()
    {
        var before = filter;
        ReadAddress();
        if (filter with { Page = before.Page, Size = before.Size } != before)
            chosen = [];
        busy = true;
        StateHasChanged();

        // The counts on the screen are kept up to date; they are not, while newer ones are on their way.
        await LoadAsync(newest == answered ? list : null);
        StateHasChanged();

        // What its reader chose here, not what an address from somebody else opened, is the view to come back to.
        var view = filter.AsView().ToQuery();
        if (view == (preference.View ?? ""))
            return;
        preference.View = view;
        await Reviewer.ChangePreferenceAsync(row => row.View = view);
    }

    /// <summary>Loads the page of rows. An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync(ReviewQueueList? known = null)
    {
        var asked = ++newest;
        var answer = await Queries.PageAsync(filter, known);
        if (asked != newest)
            return;
        answered = asked;
        list = answer;
        busy = false;
    }

    private async Task TakeAsync(IReadOnlyCollection<ChangeEvent> changes)
    {
        if (list is null)
            return;
        scope = await Acting.GetAsync();
        if (changes.Any(change => change.Kind is ChangeKind.Season or ChangeKind.Missed))
            seasons = await Queries.SeasonsAsync();
        if (changes.All(change => change.Kind == ChangeKind.Marks) && filter.Preset == QueuePreset.All && filter.Order != ReviewOrder.Months)
            await RenewRowsAsync(changes);
        else
            await RenewPageAsync(changes);
        StateHasChanged();
    }

    private async Task RenewPageAsync(IReadOnlyCollection<ChangeEvent> changes)
    {
        var before = list!.Rows.Select(row => row.Id).ToHashSet();
        var total = list.Total;
        await LoadAsync();
        var now = Clock.GetTimestamp();
        foreach (var (id, _) in arrived.Where(row => Clock.GetElapsedTime(row.Value) > Glow).ToList())
            arrived.Remove(id);
        foreach (var row in list.Rows.Where(row => !before.Contains(row.Id) && changes.Any(change => change.Id == row.Id)))
            arrived[row.Id] = now;
        if (list.Total != total)
            announcement = S[list.Total > total ? "review.live.more" : "review.live.fewer", list.Total];
    }

    private async Task RenewRowsAsync(IReadOnlyCollection<ChangeEvent> changes)
    {
        var shown = list!;
        var touched = changes.Select(change => change.Id).Intersect(shown.Rows.Select(row => row.Id)).ToList();
        var counts = await Queries.CountsAsync(filter);
        var renewed = touched.Count == 0 ? [] : (await Queries.RowsAsync(touched)).ToDictionary(row => row.Id);

        // What was loaded in between may have kept the counts from before.
        if (!ReferenceEquals(list, shown))
        {
            await LoadAsync();
            return;
        }

        list = shown with { Counts = counts, Rows = renewed.Count == 0 ? shown.Rows : [.. shown.Rows.Select(row => renewed.GetValueOrDefault(row.Id, row))] };
        if (renewed.Count > 0)
            announcement = S["review.live.marks", renewed.Count];
    }

    /// <summary>One search after another replaces the one before in the browser's history.</summary>
    private void Go(ReviewQueueFilter target) => Navigation.NavigateTo(target.ToAddress(), replace: IsSearch(filter) && IsSearch(target) && (filter.Number, filter.Keyword) != (target.Number, target.Keyword));

    private static bool IsSearch(ReviewQueueFilter filter) => filter.Number is not null || filter.Keyword is not null;

    private void Choose(Guid id, bool on)
    {
        chosen.Remove(id);
        if (on)
            chosen.Add(id);
    }

    private void ChoosePage(bool on)
    {
        chosen.RemoveAll(OnPage.Contains);
        if (on)
            chosen.AddRange(OnPage);
    }

    private void SortBy(ColumnSort sort) => Go(filter with { Order = Enum.Parse<ReviewOrder>(sort.Column), Descending = sort.Descending, Page = 1 });

    private void Turn(PageRequest page) => Go(filter with { Page = page.Page, Size = page.Size });
}
