using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions.ChangeRequests;

/// <summary>What one node asked for: its own people ask and take back, the levels above answer.</summary>
public sealed partial class ChangeRequestPanel
{
    private IReadOnlyList<ChangeRequestRow>? rows;
    private bool mayAsk;
    private bool acting;
    private LiveSubscription? subscription;

    [Parameter, EditorRequired]
    public Guid InstitutionId { get; set; }

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.ChangeRequest && change.Owner.InstitutionId == InstitutionId, _ => InvokeAsync(RenewAsync));
        var scope = await Acting.GetAsync();
        mayAsk = scope.NodeId == InstitutionId && scope.Can(Permission.RequestChanges);
        await LoadAsync();
    }

    private async Task LoadAsync() => rows = await Queries.OfAsync(InstitutionId);

    private Task AskAsync() => RunAsync(async () =>
    {
        if (await Dialogs.OpenAsync<AskDialog, ChangeRequestInput>(S["request.ask"], new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(AskDialog.InstitutionId)] = InstitutionId }) is not null)
            Notices.Success("request.asked");
    });

    private Task AnswerAsync(ChangeRequestRow row) => RunAsync(() => AnswerDialog.OpenAsync(Dialogs, Notices, S, row));

    private Task TakeBackAsync(ChangeRequestRow row) => RunAsync(async () =>
    {
        var confirmation = new Confirmation(new Phrase("request.take_back"), new Phrase("request.take_back_text"), new Phrase("request.take_back")) { Things = [S[row.Subject]], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            return;
        var result = await Requests.TakeBackAsync(row.Id);
        if (!result.IsOk)
            Notices.Refusal(result.Error);
    });

    private async Task RunAsync(Func<Task> act)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            await act();
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }

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
