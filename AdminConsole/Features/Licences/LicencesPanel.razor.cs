using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Scans;
using AdminConsole.LiveUpdates;
using AdminConsole.Scans;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Licences;

/// <summary>An institution's licences. What others do to them, and a lock from above, shows at once.</summary>
public sealed partial class LicencesPanel
{
    private LicenceListing? listing;
    private bool acting;
    private LiveSubscription? subscription;

    [Parameter, EditorRequired]
    public Guid InstitutionId { get; set; }

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load. A change of a licence changes its node too, so the node's events are enough.
        subscription = Feed.Subscribe(change => change.Id == InstitutionId && change.Kind == ChangeKind.Institution, _ => InvokeAsync(() => GuardAsync(ReloadAsync)));
        listing = await Queries.OfAsync(InstitutionId);
    }

    private LicenceExpiry? ExpiryOf(LicenceRow row) => row.InUse ? LicenceExpiries.Of(row.Details.ValidTo, ShanghaiTime.Today(Clock)) : null;

    private Task AddAsync() => ActAsync(() => OpenAsync(null, new LicenceInput(), "licence.add", "licence.added"));

    private Task EditAsync(LicenceRow row) => ActAsync(async () =>
        await OpenAsync(row, LicenceInput.Of(row.Details, await Scans.OfParentAsync(ScanKind.Licence, row.Id)), "licence.edit", "licence.saved"));

    private async Task OpenAsync(LicenceRow? row, LicenceInput input, string title, string done)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(LicenceDialog.InstitutionId)] = InstitutionId,
            [nameof(LicenceDialog.Row)] = row,
            [nameof(LicenceDialog.Input)] = input,
        };
        if (await Dialogs.OpenAsync<LicenceDialog, LicenceInput>(S[title], parameters, DialogWidth.Large) is not null)
            Notices.Success(done);
    }

    private Task ShowScansAsync(LicenceRow row) => ActAsync(async () =>
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ScanViewer.Pictures)] = await Scans.OfParentAsync(ScanKind.Licence, row.Id),
            [nameof(ScanViewer.Label)] = S["licence.scans"],
        };
        await Dialogs.OpenAsync<ScanViewer, object>(S["licence.scans_named", row.Details.RegistrationNumber], parameters, DialogWidth.Large);
    });

    /// <summary>Another licence in use is put aside only by somebody who was told which.</summary>
    private Task UseAsync(LicenceRow row) => ActAsync(async () =>
    {
        var used = listing!.Rows.FirstOrDefault(other => other.InUse);
        var confirmation = new Confirmation(
            new Phrase("licence.use_title"),
            used is null ? new Phrase("licence.use_text") : new Phrase("licence.switch_text", used.Details.RegistrationNumber),
            new Phrase("licence.use"))
        {
            Things = [$"{row.Details.Name} {row.Details.RegistrationNumber}"],
        };
        if (await Dialogs.ConfirmAsync(confirmation))
            Tell(await Licences.UseAsync(row.Id, row.Version, used?.Id), "licence.use_done");
    });

    private Task DeleteAsync(LicenceRow row) => ActAsync(async () =>
    {
        var confirmation = new Confirmation(new Phrase("licence.delete_title"), new Phrase("licence.delete_text", row.Scans), new Phrase("licence.delete"))
        {
            Things = [$"{row.Details.Name} {row.Details.RegistrationNumber}"],
            Destructive = true,
        };
        if (await Dialogs.ConfirmAsync(confirmation))
            Tell(await Licences.DeleteAsync(row.Id, row.Version), "licence.deleted");
    });

    private void Tell(Result<Done> result, string done)
    {
        if (result.IsOk)
            Notices.Success(done);
        else
            Notices.Refusal(result.Error);
    }

    private async Task ActAsync(Func<Task> act)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            await act();
            await ReloadAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private async Task ReloadAsync()
    {
        listing = await Queries.OfAsync(InstitutionId) ?? listing;
        StateHasChanged();
    }
}
