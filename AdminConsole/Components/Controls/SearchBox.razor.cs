using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AdminConsole.Components.Controls;

/// <summary>Asks once typing has paused; Enter asks at once. A new question cancels the one before it.</summary>
public sealed partial class SearchBox
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private string text = "";
    private string parameter = "";
    private string asked = "";
    private CancellationTokenSource? running;

    /// <summary>The text that the list at present answers, e.g. from the URL.</summary>
    [Parameter]
    public string? Text { get; set; }

    /// <summary>What is searched, for people who cannot see the placeholder.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter]
    public int MaxLength { get; set; } = 100;

    [Parameter]
    public EventCallback<SearchRequest> OnSearch { get; set; }

    public void Dispose() => Cancel();

    /// <summary>
    /// Takes over a text from outside only when it is new and not the answer to this box's own question: the parent renders again while the person types on.
    /// </summary>
    protected override void OnParametersSet()
    {
        if (parameter == (Text ?? ""))
            return;
        parameter = Text ?? "";
        if (parameter == asked)
            return;
        Cancel();
        text = asked = parameter;
    }

    private Task TypedAsync(ChangeEventArgs change)
    {
        text = change.Value as string ?? "";
        return AskAsync(text.Length == 0 ? TimeSpan.Zero : Pause);
    }

    private Task PressedAsync(KeyboardEventArgs key) => key.Key == "Enter" ? AskAsync(TimeSpan.Zero) : Task.CompletedTask;

    private async Task AskAsync(TimeSpan pause)
    {
        Cancel();
        running = new CancellationTokenSource();
        var cancelled = running.Token;
        try
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, Clock, cancelled);
            asked = text.Trim();
            await OnSearch.InvokeAsync(new SearchRequest(asked, cancelled));
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            // A newer question took over.
        }
    }

    private void Cancel()
    {
        running?.Cancel();
        running?.Dispose();
        running = null;
    }
}

/// <summary>A question that <see cref="SearchBox"/> asks.</summary>
/// <param name="Text">Trimmed; empty asks for everything.</param>
/// <param name="Cancelled">Set as soon as a newer question is typed or the box goes away.</param>
public readonly record struct SearchRequest(string Text, CancellationToken Cancelled);
