using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Institutions;

/// <summary>
/// The profile form. What somebody else does to the node meanwhile shows at once: a lock makes the form read-only, what was typed stays; a change of the
/// profile itself is announced, never put over what was typed.
/// </summary>
public sealed partial class InstitutionProfilePanel
{
    private InstitutionView? view;
    private InstitutionProfileInput input = new();

    /// <summary>What the form was filled from, with its version; a save is measured against it.</summary>
    private (InstitutionFields Fields, Guid Version) filledFrom = (new(null, null, new()), Guid.Empty);

    private Error? refusal;
    private bool changedElsewhere;
    private bool acting;
    private LiveSubscription? subscription;

    [Parameter, EditorRequired]
    public Guid InstitutionId { get; set; }

    private bool IsDirty => view is { MayEdit: true } && input.Differs(filledFrom.Fields);

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(
            change => change.Id == InstitutionId && change.Kind is ChangeKind.Institution or ChangeKind.InstitutionTree,
            _ => InvokeAsync(() => GuardAsync(ReloadAsync)));
        view = await Queries.FindAsync(InstitutionId);
        TakeOver();
    }

    /// <summary>Fills the form from what is stored now.</summary>
    private void TakeOver()
    {
        (refusal, changedElsewhere) = (null, false);
        if (view is null)
            return;
        filledFrom = (view.Fields, view.Row.Version);
        input = InstitutionProfileInput.Of(view.Fields);
    }

    private async Task ReloadAsync()
    {
        view = await Queries.FindAsync(InstitutionId);
        if (view is not null)
            Reconcile(view);
        StateHasChanged();
    }

    /// <summary>A lock and an unlock leave the profile as it was: the form goes on from the new version. Another profile is taken over only by a form nobody has touched.</summary>
    private void Reconcile(InstitutionView now)
    {
        if (now.Fields == filledFrom.Fields)
            filledFrom = filledFrom with { Version = now.Row.Version };
        else if (IsDirty)
            changedElsewhere = true;
        else
            TakeOver();
    }

    private async Task SaveAsync()
    {
        if (acting || view is null)
            return;
        acting = true;
        try
        {
            var result = await Institutions.SaveProfileAsync(InstitutionId, input, filledFrom.Version);
            refusal = result.Error;
            view = await Queries.FindAsync(InstitutionId);
            if (result.IsOk)
            {
                TakeOver();
                Notices.Success("institution.saved");
                return;
            }

            if (result.Error.Fields.Count == 0)
                Notices.Refusal(result.Error);
            if (view is not null)
                Reconcile(view);
        }
        finally
        {
            acting = false;
        }
    }

    private async Task ConfirmLeavingAsync(LocationChangingContext leaving)
    {
        if (!IsDirty)
            return;
        var confirmation = new Confirmation(new Phrase("institution.leave_title"), new Phrase("institution.leave_text"), new Phrase("institution.leave")) { Things = [view!.Row.Name], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            leaving.PreventNavigation();
    }
}
