using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.CodeLists;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Practitioners;

/// <summary>One physician: what the registry says today, and what each version of it changed.</summary>
public sealed partial class PractitionerPage
{
    private PractitionerHistory? history;
    private bool loaded;
    private bool mayCorrect;
    private bool acting;
    private LiveSubscription? subscription;

    [Parameter]
    public Guid Id { get; set; }

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Practitioner, _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        mayCorrect = (await Acting.GetAsync()).Can(Permission.CorrectPractitioners);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync() => (history, loaded) = (await Queries.HistoryAsync(Id), true);

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private string SourceOf(PractitionerChange change) => change.Made switch
    {
        null => "–",
        { Source.Length: 0 } => S["practitioner.version_correction"],
        { } made => made.Source,
    };

    /// <summary>What the version did to the entry, in words: came, went, or field by field.</summary>
    private IEnumerable<string> Changes(PractitionerChange change)
    {
        if (change.Row is not { } now)
            return [S["practitioner.change_removed"]];
        if (change.Before is not { } before)
            return [S["practitioner.change_added"]];
        return Fields(before).Zip(Fields(now)).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => S["practitioner.change", S[$"practitioner.{pair.First.Field}"], pair.First.Value ?? "–", pair.Second.Value ?? "–"]);
    }

    private IEnumerable<(string Field, string? Value)> Fields(PractitionerRow row) =>
    [
        ("name", row.Name),
        ("level", Codes.ExamLevels.Name(row.Level, Chinese)),
        ("category", Codes.ExamCategories.Name(row.Category, Chinese)),
        ("practice_scope", row.PracticeScope),
        ("practice_institution", string.Join('、', row.Institutions)),
        ("state", S[row.State]),
        ("state_since", Day(row.StateSince)),
        ("valid_from", Day(row.ValidFrom)),
        ("valid_to", Day(row.ValidTo)),
    ];

    private string? Day(DateOnly? day) => day is { } known ? S.Say(known) : null;

    private async Task CorrectAsync()
    {
        if (acting || history?.Current is not { } row)
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
