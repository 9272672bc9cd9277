using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Practitioners;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Practitioners;

/// <summary>The practising-physician registry. State, page and size stand in the address; what was searched is personal, and an id stands there for it.</summary>
public sealed partial class PractitionerListPage
{
    private PractitionerFilter filter = new();
    private PractitionerSearch search = new();
    private AccessScope scope = AccessScope.None;
    private PractitionerListing? listing;
    private bool mayCorrect;
    private bool mayImport;
    private bool acting;
    private bool busy;
    private int newest;
    private Guid? export;
    private LiveSubscription? subscription;

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        subscription?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Practitioner, _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        Navigation.LocationChanged += OnLocationChanged;
        scope = await Acting.GetAsync();
        (mayCorrect, mayImport) = (scope.Can(Permission.CorrectPractitioners), scope.Can(Permission.ImportPractitioners));
        TakeAddress();
        await LoadAsync();
    }

    private static string ListUrl(PractitionerFilter target) => "practitioners" + target.ToQuery();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/practitioners", StringComparison.Ordinal))
            _ = InvokeAsync(() => GuardAsync(NavigatedAsync));
    }

    private async Task NavigatedAsync()
    {
        TakeAddress();
        busy = true;
        StateHasChanged();
        await RenewAsync();
    }

    private void TakeAddress()
    {
        filter = PractitionerFilter.Parse(new Uri(Navigation.Uri).Query);
        search = filter.ToSearch(filter.Keyword is { } id ? Keywords.Find(scope.UserId ?? Guid.Empty, id) : null);
    }

    /// <summary>Loads the page of rows. An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        var asked = ++newest;
        busy = true;
        var answer = await Queries.PageAsync(search);
        if (asked != newest)
            return;
        (listing, busy) = (answer, false);
    }

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private void Search(SearchRequest request) =>
        Navigation.NavigateTo(ListUrl(filter with { Keyword = request.Text.Length == 0 ? null : Keywords.Keep(scope.UserId ?? Guid.Empty, request.Text), Page = 1 }));

    private void ChooseState(ChangeEventArgs change) =>
        Navigation.NavigateTo(ListUrl(filter with { State = Enum.TryParse<PractitionerState>(change.Value as string, out var state) && Enum.IsDefined(state) ? state : null, Page = 1 }));

    /// <summary>What the list shows now; the search may be a name, so it travels sealed with a job and not in an address.</summary>
    private async Task ExportAsync()
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var requested = await Jobs.RequestAsync(PractitionerExportJob.Kind, S["practitioner.export_subject", listing?.Total ?? 0], search);
            if (requested.IsOk)
                export = requested.Value;
            else
                Notices.Refusal(requested.Error);
        }
        finally
        {
            acting = false;
        }
    }

    private void Turn(PageRequest page) => Navigation.NavigateTo(ListUrl(filter with { Page = page.Page, Size = page.Size }));

    private async Task CorrectAsync(PractitionerRow row)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(CorrectPractitionerDialog.Row)] = row };
            if (await Dialogs.OpenAsync<CorrectPractitionerDialog, CorrectedPractitioner>(S["practitioner.correct_title"], parameters) is not { } corrected)
                return;
            Notices.Success(corrected.Filings == 0 ? "practitioner.corrected" : "practitioner.corrected_marks", row.Name, corrected.Filings);
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }
}
