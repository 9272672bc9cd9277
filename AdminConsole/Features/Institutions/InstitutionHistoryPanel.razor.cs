using AdminConsole.Components.Controls;
using AdminConsole.Domain.CodeLists;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>What happened to a node: who did what, when and why, and which fields became what.</summary>
public sealed partial class InstitutionHistoryPanel
{
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
