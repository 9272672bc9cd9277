using AdminConsole.Components.Controls;
using AdminConsole.Domain.CodeLists;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>What happened to a node: who did what, when and why, and which fields became what.</summary>
public sealed partial class InstitutionHistoryPanel
{
    /// <summary>What the feature itself puts on the record; an act of another feature shows under the words for all of them.</summary>
    private static readonly HashSet<string> Acts =
    [
        "create", "edit_profile", "edit_identity", "move", "lock", "unlock", "lock_undo", "suspend", "resume", "add_name", "edit_name", "remove_name", "request_change", "accept_change", "refuse_change",
        "take_back_request", "import",
    ];

    private InstitutionHistory? history;
    private int page = 1;
    private LiveSubscription? subscription;

    [Parameter, EditorRequired]
    public Guid InstitutionId { get; set; }

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Id == InstitutionId && change.Kind is ChangeKind.Institution or ChangeKind.InstitutionTree, _ => InvokeAsync(RenewAsync));
        await LoadAsync();
    }

    private async Task LoadAsync() => history = await Queries.PageAsync(InstitutionId, page);

    private Task TurnAsync(PageRequest request)
    {
        page = request.Page;
        return LoadAsync();
    }

    private string ActOf(InstitutionHistoryRow row)
    {
        var act = row.Action.Split('.')[^1].Replace('-', '_');
        return row.Action.StartsWith("institution.", StringComparison.Ordinal) && Acts.Contains(act) ? S["institution.act_" + act] : S["institution.act_other", row.Action];
    }

    private string Value(CodeList? list, string? value) => value is null ? S["institution.none"] : list?.Name(value, Chinese) ?? value;

    /// <summary>No component event started it: its failure belongs to this page, not to the process.</summary>
    private async Task RenewAsync()
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
