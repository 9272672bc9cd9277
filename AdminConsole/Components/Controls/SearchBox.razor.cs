using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AdminConsole.Components.Controls;

/// <summary>Asks once typing has paused; Enter asks at once. A new question cancels the one before it.</summary>
public sealed partial class SearchBox
{
    private string text = "";
    private string parameter = "";
    private string asked = "";
    private TypingPause? pause;

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

    public void Dispose() => pause?.Dispose();

    protected override void OnInitialized() => pause = new TypingPause(Clock);

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
        pause!.Cancel();
        text = asked = parameter;
    }

    private Task TypedAsync() => AskAsync(text.Length == 0 ? TimeSpan.Zero : TypingPause.Pause);

    private Task PressedAsync(KeyboardEventArgs key) => key.Key == "Enter" ? AskAsync(TimeSpan.Zero) : Task.CompletedTask;

    private Task AskAsync(TimeSpan wait) => pause!.AskAsync(wait, cancelled =>
    {
        asked = text.Trim();
        return OnSearch.InvokeAsync(new SearchRequest(asked, cancelled));
    });
}

/// <summary>A question that <see cref="SearchBox"/> asks.</summary>
/// <param name="Text">Trimmed; empty asks for everything.</param>
/// <param name="Cancelled">Set as soon as a newer question is typed or the box goes away.</param>
public readonly record struct SearchRequest(string Text, CancellationToken Cancelled);
