using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Practitioners;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Practitioners;

/// <summary>The practising-physician registry. What was searched is personal and stays in this component: the address never says it.</summary>
public sealed partial class PractitionerListPage
{
    private PractitionerSearch search = new();
    private PractitionerListing? listing;
    private bool mayCorrect;
    private bool mayImport;
    private bool acting;
    private bool busy;
    private int newest;
    private Guid? export;
    private LiveSubscription? subscription;

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Practitioner, _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        var scope = await Acting.GetAsync();
        (mayCorrect, mayImport) = (scope.Can(Permission.CorrectPractitioners), scope.Can(Permission.ImportPractitioners));
        await LoadAsync();
    }

    /// <summary>Loads the page of rows. An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync(CancellationToken ct = default)
    {
        var asked = ++newest;
        busy = true;
        var answer = await Queries.PageAsync(search, ct);
        if (asked != newest)
            return;
        (listing, busy) = (answer, false);
    }

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task SearchAsync(SearchRequest request)
    {
        search = search with { Text = request.Text, Page = 1 };
        return LoadAsync(request.Cancelled);
    }

    private Task ChooseStateAsync(ChangeEventArgs change)
    {
        search = search with { State = Enum.TryParse<PractitionerState>(change.Value as string, out var state) && Enum.IsDefined(state) ? state : null, Page = 1 };
        return LoadAsync();
    }

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

    private Task TurnAsync(PageRequest page)
    {
        search = search with { Page = page.Page, Size = page.Size };
        return LoadAsync();
    }

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
