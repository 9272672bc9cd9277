using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AdminConsole.Components.Controls;

/// <summary>
/// Changes a text field that a person types in. Rendering another value would wipe out what was typed since the server last heard of the field; this leaves the
/// field alone then. What it sets comes back as input, as if it had been typed.
/// </summary>
public sealed class TypedText(IJSRuntime script)
{
    /// <param name="field">An input or textarea bound to <c>oninput</c>.</param>
    /// <param name="before">What the server takes the field to say.</param>
    /// <param name="after">What it is to say.</param>
    public async Task ReplaceAsync(ElementReference field, string before, string after)
    {
        try
        {
            await script.InvokeAsync<bool>("replaceText", field, before, after);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // Nobody is there to see it; the field comes back as it was.
        }
    }
}
