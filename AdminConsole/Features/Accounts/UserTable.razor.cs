using AdminConsole.Authorization;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Accounts;

/// <summary>The users of a node and below, and what may be done to each: on the page of all and on an institution's tab.</summary>
public sealed partial class UserTable
{
    private UserListing? listing;
    private List<UserLevel> levels = [];
    private IssuedCode? issued;
    private bool acting;
    private int newest;
    private UserFilter? loaded;
    private LiveSubscription? subscription;

    /// <summary>The node that the table is about; null = the filter says.</summary>
    [Parameter]
    public Guid? InstitutionId { get; set; }

    [Parameter, EditorRequired]
    public UserFilter Filter { get; set; } = UserFilter.Default;

    [Parameter]
    public EventCallback<UserFilter> OnGo { get; set; }

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed. The person's scope is asked anew for each change.
        var scope = await Acting.GetAsync();
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.User && scope.Covers(change.Owner), _ => InvokeAsync(RenewAsync));
        if (InstitutionId is null)
            levels = await Queries.LevelsAsync();
    }

    protected override Task OnParametersSetAsync() => loaded == Filter ? Task.CompletedTask : LoadAsync();

    private Task GoAsync(UserFilter target) => OnGo.InvokeAsync(target);

    private Task SortAsync(ColumnSort sort) => GoAsync(Filter with { Sort = sort, Page = 1 });

    /// <summary>An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        loaded = Filter;
        var asked = ++newest;
        var answer = await Queries.PageAsync(Filter);
        if (asked == newest)
            listing = answer;
    }

    private Task EditAsync(UserRow? row) => ActAsync(async () =>
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(UserDialog.UserId)] = row?.Id, [nameof(UserDialog.NodeId)] = row?.NodeId ?? InstitutionId };
        var saved = await Dialogs.OpenAsync<UserDialog, IssuedCode>(row is null ? S["user.create"] : S["user.edit_named", row.Name], parameters);
        if (saved is null)
            return null;
        if (saved.Text is null)
            Notices.Success("user.saved");
        else
            issued = saved;
        return null;
    });

    private Task ResetAsync(UserRow row) => ActAsync(async () =>
    {
        var sent = await Dialogs.OpenAsync<PasswordResetDialog, IssuedCode>(S["user.reset_named", row.Name], new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PasswordResetDialog.Row)] = row });
        issued = sent ?? issued;
        if (sent is { Text: null })
            Notices.Success("user.reset_sent");
        return null;
    });

    private Task EnableAsync(UserRow row) => ActAsync(async () => (await Users.EnableAsync(row.Id)).Error);

    private Task DisableAsync(UserRow row) => ConfirmedAsync(row, "account.disable", "user.disable_text", () => Users.DisableAsync(row.Id));

    private Task SignOutAsync(UserRow row) => ConfirmedAsync(row, "user.sign_out", "user.sign_out_text", () => Users.SignOutAsync(row.Id));

    private Task UnbindAsync(UserRow row) => ConfirmedAsync(row, "user.unbind", "user.unbind_text", () => Users.UnbindPhoneAsync(row.Id));

    private Task DeleteAsync(UserRow row) => ConfirmedAsync(row, "user.delete", "user.delete_text", () => Users.DeleteAsync(row.Id));

    private Task ConfirmedAsync(UserRow row, string act, string text, Func<Task<Result<Done>>> doAsync) => ActAsync(async () =>
    {
        var confirmation = new Confirmation(new Phrase(act), new Phrase(text), new Phrase(act)) { Things = [$"{row.Name} ({row.UserName})"], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            return null;

        // Whatever code stands there may be void now.
        issued = null;
        var refused = (await doAsync()).Error;
        return refused == StepUpErrors.Required && await Proofs.EnsureAsync() ? (await doAsync()).Error : refused;
    });

    private async Task ActAsync(Func<Task<Error?>> act)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            if (await act() is { } refused)
                Notices.Refusal(refused);
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
