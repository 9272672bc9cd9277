using AdminConsole.Domain;
using AdminConsole.Resources;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AdminConsole.Components.Controls;

/// <summary>How wide a dialog is on a screen that has the room; on a narrow one all fill the width.</summary>
public enum DialogWidth
{
    Small,
    Medium,
    Large,
}

/// <summary>Opens dialogs: one level, plus a confirmation over it. The only place, with Notices, that knows whose dialogs they are.</summary>
public sealed class Dialogs(DialogService service, Strings strings)
{
    /// <summary>Asks; anything but the act's own button, Escape included, is a no.</summary>
    public async Task<bool> ConfirmAsync(Confirmation confirmation)
    {
        Action<bool> answer = yes => service.Close(yes);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ConfirmDialog.Confirmation)] = confirmation,
            [nameof(ConfirmDialog.OnAnswer)] = answer,
        };
        return await service.OpenAsync<ConfirmDialog>(strings.Say(confirmation.Title), parameters!, Options(DialogWidth.Small, mayClose: null)) is true;
    }

    /// <summary>
    /// Opens a dialog component and waits for what it hands to <see cref="Close"/>; null when it was dismissed. The dialog edits a copy and returns the result.
    /// Escape and the cross close it at once as long as nothing was typed in it, and ask after that; its own button for giving up does not ask.
    /// </summary>
    /// <param name="title">The heading.</param>
    /// <param name="parameters">The component's parameters by name.</param>
    /// <param name="width">How wide.</param>
    public async Task<TResult?> OpenAsync<TDialog, TResult>(string title, Dictionary<string, object?> parameters, DialogWidth width = DialogWidth.Medium)
        where TDialog : ComponentBase
        where TResult : class
    {
        var (typed, asking) = (false, false);
        Action note = () => typed = true;
        var framed = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(DialogFrame.Dialog)] = typeof(TDialog),
            [nameof(DialogFrame.Parameters)] = parameters,
            [nameof(DialogFrame.OnInput)] = note,
        };
        return await service.OpenAsync<DialogFrame>(title, framed!, Options(width, MayCloseAsync)) as TResult;

        async Task<bool> MayCloseAsync()
        {
            if (!typed)
                return true;
            if (asking)
                return false;
            asking = true;
            try
            {
                return await ConfirmAsync(new Confirmation(new Phrase("control.dialog.leave_title"), new Phrase("control.dialog.leave_text"), new Phrase("control.dialog.leave")) { Things = [title], Destructive = true });
            }
            finally
            {
                asking = false;
            }
        }
    }

    /// <summary>Closes the dialog on top with its result.</summary>
    public void Close(object? result = null) => service.Close(result);

    private static DialogOptions Options(DialogWidth width, Func<Task<bool>>? mayClose) => new()
    {
        CssClass = "dialog",

        // The library writes a width of its own into the element wherever it is given none.
        Width = width switch
        {
            DialogWidth.Small => "28rem",
            DialogWidth.Large => "72rem",
            _ => "44rem",
        },
        CanClose = mayClose is null ? null : mayClose,
        CloseDialogOnEsc = true,
        CloseDialogOnOverlayClick = false,
        AutoFocusFirstElement = true,
    };
}
