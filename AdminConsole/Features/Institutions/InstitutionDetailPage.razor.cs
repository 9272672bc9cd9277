using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>One node of the library: who it is, what stands above it all (a lock, a suspension), and the tabs that features contribute. Shows at once what somebody else does to it.</summary>
public sealed partial class InstitutionDetailPage
{
    private InstitutionView? view;
    private IReadOnlyList<InstitutionTab> tabs = [];
    private InstitutionTab? current;
    private bool loaded;
    private Guid subscribedTo;
    private LiveSubscription? subscription;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Key of the open tab; none or an unknown one is the first.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    private string? FormerNames => view!.OtherNames.Any(name => name.Kind == InstitutionNameKind.Former)
        ? string.Join(S["institution.live.and"], view.OtherNames.Where(name => name.Kind == InstitutionNameKind.Former).Select(name => name.Name)) : null;

    private Dictionary<string, object> PanelParameters => new(StringComparer.Ordinal) { [InstitutionTab.IdParameter] = Id };

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (subscribedTo != Id)
        {
            subscribedTo = Id;
            subscription?.Dispose();

            // Before the first load: what is committed while it runs must not be missed.
            subscription = Feed.Subscribe(
                change => change.Id == Id && change.Kind is ChangeKind.Institution or ChangeKind.InstitutionTree,
                _ => InvokeAsync(() => GuardAsync(ReloadAsync)));
            await LoadAsync();
        }

        ChooseTab();
    }

    private string UrlOf(InstitutionTab tab) => $"institutions/{Id}" + (tab == tabs[0] ? "" : $"?tab={tab.Key}");

    private async Task LoadAsync()
    {
        view = await Queries.FindAsync(Id);
        var scope = await Acting.GetAsync();
        tabs = view is null ? [] : [.. Tabs.Where(tab => scope.Can(tab.Permission, view.Owner) && (!tab.InstitutionsOnly || view.Row.Kind == InstitutionKind.Institution)).OrderBy(tab => tab.Place)];
        loaded = true;
    }

    private void ChooseTab() => current = tabs.FirstOrDefault(tab => tab.Key == Tab) ?? tabs.FirstOrDefault();

    private async Task ReloadAsync()
    {
        await LoadAsync();
        ChooseTab();
        StateHasChanged();
    }
}
