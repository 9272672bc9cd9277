using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using AdminConsole.Resources;
using AdminConsole.Scans;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions.ChangeRequests;

/// <summary>Accepts or refuses one request; stays open, with everything typed, as long as the answer is refused.</summary>
public sealed partial class AnswerDialog
{
    private readonly ChangeRequestAnswer answer = new();
    private IReadOnlyList<ReportingLevel> levels = [];
    private IReadOnlyList<ScanPicture> pictures = [];
    private Error? refusal;
    private bool acting;
    private bool done;

    [Parameter, EditorRequired]
    public ChangeRequestRow Row { get; set; } = default!;

    /// <summary>The same from the list and from a node's own page.</summary>
    public static async Task OpenAsync(Dialogs dialogs, Notices notices, Strings s, ChangeRequestRow row)
    {
        var given = await dialogs.OpenAsync<AnswerDialog, ChangeRequestAnswer>(s["request.answer_title"], new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Row)] = row }, row.Scans > 0 ? DialogWidth.Large : DialogWidth.Medium);
        if (given is not null)
            notices.Success(given.Accepts ? "request.accepted" : "request.refused", row.InstitutionName);
    }

    protected override async Task OnInitializedAsync()
    {
        if (Row.Scans > 0)
            pictures = await Scans.OfParentAsync(ScanKind.ChangeRequest, Row.Id);
        if (Row.Subject == ChangeRequestSubject.ReportingLevel)
            levels = [.. (await Tree.LevelsAsync()).Where(level => level.Id != Row.InstitutionId)];
    }

    private string ValueOf(string value) => Row.Subject == ChangeRequestSubject.Category ? Codes.InstitutionCategories.Name(value, S.Culture.TwoLetterISOLanguageName == "zh") : value;

    private async Task SaveAsync()
    {
        if (acting || done)
            return;
        acting = true;
        try
        {
            var result = await Requests.AnswerAsync(Row.Id, answer);
            refusal = result.Error;
            if (!result.IsOk)
                return;
            done = true;
            Dialogs.Close(answer);
        }
        finally
        {
            acting = false;
        }
    }
}
