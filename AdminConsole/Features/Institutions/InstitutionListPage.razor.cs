using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.CodeLists;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Institutions;

/// <summary>
/// The live list of the institution library. The address says what is shown and is the only place that does; a lock made elsewhere renews its own row, and only
/// what moves rows in or out of the list reloads the page of them.
/// </summary>
public sealed partial class InstitutionListPage
{
    private AccessScope scope = AccessScope.None;
    private InstitutionFilter filter = InstitutionFilter.Default;
    private InstitutionListing? listing;
    private string announcement = "";
    private readonly Dictionary<Guid, InstitutionRow> chosen = [];
    private LockBatch? batch;
    private bool advanced;
    private bool acting;
    private bool busy;
    private int newest;
    private LiveSubscription? subscription;

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    private ColumnSort Sort => new(filter.Order.ToString(), filter.Descending);

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
            change => change.Kind is ChangeKind.Institution or ChangeKind.InstitutionTree && scope.Covers(change.Owner),
            changes => InvokeAsync(() => GuardAsync(() => TakeAsync(changes))));
        ReadAddress();
        advanced = filter.IsAdvanced;
        await LoadAsync();
    }

    internal static string UrlOf(InstitutionFilter target) => "institutions" + target.ToQuery();

    private string CategoryOption(CodeListEntry entry) =>
        (entry["parent"].Length == 0 ? "" : "\u3000") + S["institution.category_option", Codes.InstitutionCategories.Name(entry.Code, Chinese), listing!.CountOf(entry.Code)];

    private void ReadAddress() => filter = InstitutionFilter.Parse(new Uri(Navigation.Uri).Query);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/institutions", StringComparison.Ordinal))
            _ = InvokeAsync(() => GuardAsync(NavigatedAsync));
    }

    private async Task NavigatedAsync()
    {
        ReadAddress();
        busy = true;
        StateHasChanged();
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
        listing = answer;
        busy = false;
    }

    private async Task TakeAsync(IReadOnlyCollection<ChangeEvent> changes)
    {
        if (listing is null)
            return;
        scope = await Acting.GetAsync();
        var moves = filter.State is not null || filter.Order == InstitutionOrder.LockedAt || changes.Any(change => change.Kind is ChangeKind.InstitutionTree or ChangeKind.Missed);
        if (moves)
            await LoadAsync();
        else
            await RenewRowsAsync(changes.Select(change => change.Id).ToHashSet());
        StateHasChanged();
    }

    private async Task RenewRowsAsync(HashSet<Guid> ids)
    {
        var shown = listing!.Rows.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToList();
        if (shown.Count == 0)
            return;
        var asked = newest;
        var renewed = (await Queries.RowsAsync(shown)).ToDictionary(row => row.Id);
        if (asked != newest)
            return;
        foreach (var row in renewed.Values.Where(row => chosen.ContainsKey(row.Id)))
            chosen[row.Id] = row;
        var changed = listing.Rows.Where(row => renewed.TryGetValue(row.Id, out var now) && now != row).ToList();
        listing = listing with { Rows = [.. listing.Rows.Select(row => renewed.GetValueOrDefault(row.Id, row))] };
        if (changed.Count > 0)
            announcement = S["institution.live.changed", string.Join(S["institution.live.and"], changed.Select(row => row.Name))];
    }

    private Task ToggleAsync(InstitutionRow row) => RunAsync(async () =>
    {
        await Locking.ToggleAsync(row);
        await RenewRowsAsync([row.Id]);
    });

    private void Choose((IReadOnlyList<InstitutionRow> Rows, bool Chosen) choice)
    {
        foreach (var row in choice.Rows.Where(row => row.MayLock))
        {
            if (choice.Chosen)
                chosen[row.Id] = row;
            else
                chosen.Remove(row.Id);
        }
    }

    private Task SetLocksAsync(bool locks) => RunAsync(async () =>
    {
        if (await Locking.SetAsync([.. chosen.Values], locks) is not { } done)
            return;
        batch = done;
        chosen.Clear();
        await LoadAsync();
    });

    private Task UndoAsync() => RunAsync(async () =>
    {
        if (batch is null || await Locking.UndoAsync(batch) is not { } undone)
            return;
        batch = undone;
        await LoadAsync();
    });

    private Task CreateAsync() => RunAsync(async () =>
    {
        var created = await Dialogs.OpenAsync<InstitutionDialog, SavedInstitution>(S["institution.create"], [], DialogWidth.Large);
        if (created is not null)
            Navigation.NavigateTo($"institutions/{created.Id}");
    });

    private async Task RunAsync(Func<Task> act)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            await act();
        }
        finally
        {
            acting = false;
        }
    }

    private void Go(InstitutionFilter target, bool replace = false) => Navigation.NavigateTo(UrlOf(target), replace: replace);

    private void Search(SearchRequest request) => Go(filter with { Text = InstitutionFilter.Clean(request.Text), Page = 1 }, replace: filter.Text is not null);

    private void ChooseCategory(ChangeEventArgs change) => Go(filter with { Category = change.Value is string { Length: > 0 } code ? code : null, Page = 1 });

    private void SortBy(ColumnSort sort) => Go(filter with { Order = Enum.Parse<InstitutionOrder>(sort.Column), Descending = sort.Descending, Page = 1 });

    private void Turn(PageRequest page) => Go(filter with { Page = page.Page, Size = page.Size });
}
