using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Components.Layout;
using AdminConsole.Domain;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Home;

/// <summary>首页: what waits for the person, and a season's figures, each of which opens the list of what it counts. Follows what happens, a little behind.</summary>
public sealed partial class HomePage
{
    /// <summary>Figures that change several times a second are read by nobody.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>What the stages leave out.</summary>
    private static readonly SubmissionState[] OutsideTheWay = [SubmissionState.Pending, SubmissionState.Returned, SubmissionState.Rejected, SubmissionState.Withdrawn];

    private static readonly (QueuePreset Preset, string Key)[] RedRules =
        [(QueuePreset.Red, "home.rule_any"), (QueuePreset.RedDuration, "home.rule_duration"), (QueuePreset.RedMentor, "home.rule_mentor"), (QueuePreset.RedIdentity, "home.rule_identity")];

    private readonly Dictionary<IWaitingSource, IReadOnlyList<WaitingLine>> waiting = [];
    private IReadOnlyList<WaitingLine> lines = [];
    private AccessScope scope = AccessScope.None;
    private IReadOnlyList<NavigationEntry> pages = [];
    private HomeOverview? overview;
    private bool loaded;
    private int newest;
    private LiveSubscription? subscription;

    private string? SeasonLine => overview is null ? scope.NodeName : overview.DaysLeft >= 0
        ? S["home.season_open", overview.Season.Name, S[overview.Phase], overview.Season.Deadline, overview.DaysLeft]
        : S["home.season_over", overview.Season.Name, overview.Season.Deadline];

    private string NodesTitle => scope.Kind switch
    {
        ScopeKind.District => S["home.by_site"],
        ScopeKind.Site => S["home.by_point"],
        _ => S["home.by_institution"],
    };

    private int Submitted => overview!.Of(SubmissionStage.Submitted);

    private IEnumerable<FigureRow> Stages => Enum.GetValues<SubmissionStage>()
        .Select(stage => new FigureRow(S[stage], overview!.Of(stage), Submitted, HomeAddresses.Stage(overview.Season.Id, stage).ToAddress()));

    private IEnumerable<FigureRow> Rules => RedRules.Select(rule => new FigureRow(S[rule.Key], overview!.Of(rule.Preset), Submitted, HomeAddresses.Preset(overview.Season.Id, rule.Preset).ToAddress()));

    private IEnumerable<FigureRow> Reasons => overview!.Reasons.Select(reason => new FigureRow(reason.Text, reason.Count, Submitted, HomeAddresses.Reason(overview.Season.Id, reason.Code).ToAddress()));

    private IEnumerable<FigureRow> RedInstitutions => overview!.Red.Select(node => new FigureRow(node.Name ?? "", node.Red, node.Total, HomeAddresses.Preset(overview.Season.Id, QueuePreset.Red).Of(node).ToAddress()));

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        subscription?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        scope = await Acting.GetAsync();
        pages = [.. Components.Layout.Navigation.For(scope)];
        Navigation.LocationChanged += OnLocationChanged;

        // Before the first load: what is committed while it runs must not be missed.
        var kinds = Sources.SelectMany(source => source.Kinds).Concat([ChangeKind.Submission, ChangeKind.Marks, ChangeKind.Season]).ToHashSet();
        subscription = Feed.Subscribe(
            change => kinds.Contains(change.Kind) && (change.Owner == default || scope.Covers(change.Owner)), changes => InvokeAsync(() => GuardAsync(() => TakeAsync(changes))), Pause);
        await WaitAsync(Sources);
        await LoadAsync();
        loaded = true;
    }

    private static string ClassOf(WaitingLine line) => line.Count == 0 ? "waiting-none" : line.Tone switch
    {
        Tone.Red => "waiting-red",
        Tone.Amber => "waiting-amber",
        Tone.Neutral => "waiting-quiet",
        _ => "",
    };

    private string Say(int count) => count.ToString("N0", S.Culture);

    /// <summary>Why, or since when in working days.</summary>
    private string? Detail(WaitingLine line)
    {
        if (line.Remark is { Length: > 0 } remark)
            return remark;
        if (line.Count == 0 || line.Since is not { } since)
            return null;
        var day = ShanghaiTime.DateOf(since);
        return S["home.since", day, WorkingDays.Between(day, ShanghaiTime.Today(Clock))];
    }

    private async Task TakeAsync(IReadOnlyCollection<ChangeEvent> changes)
    {
        scope = await Acting.GetAsync();
        await WaitAsync(Sources.Where(source => changes.Any(change => source.Kinds.Contains(change.Kind) || change.Kind == ChangeKind.Missed)));
        if (changes.Any(change => change.Kind is ChangeKind.Submission or ChangeKind.Marks or ChangeKind.Season or ChangeKind.Missed))
            await LoadAsync();
        StateHasChanged();
    }

    private async Task WaitAsync(IEnumerable<IWaitingSource> sources)
    {
        foreach (var source in sources)
            waiting[source] = await source.ReadAsync(scope);
        lines = [.. waiting.OrderBy(source => source.Key.Place).SelectMany(source => source.Value)];
    }

    /// <summary>An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        var asked = ++newest;
        var answer = await Queries.OverviewAsync(ReviewQueueFilter.Parse(new Uri(Navigation.Uri).Query).Season);
        if (asked == newest)
            overview = answer;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == new Uri(Navigation.BaseUri).AbsolutePath)
            _ = InvokeAsync(() => GuardAsync(NavigatedAsync));
    }

    private async Task NavigatedAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    /// <summary>The address writes a season as the queue's does.</summary>
    private void ChooseSeason(ChangeEventArgs change) => Navigation.NavigateTo((ReviewQueueFilter.Default with { Season = change.Value as string }).ToQuery());
}
