using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace AdminConsole.Components.Layout;

/// <summary>
/// Ctrl+K: goes to a page, a filing, an institution. A combobox with a list (ARIA Authoring Practices): the focus stays in the field, the arrows move through what
/// was found, Enter opens it.
/// </summary>
public sealed partial class Palette
{
    /// <summary>Shorter texts find pages only: they would find everybody.</summary>
    private const int ShortestSearch = 2;

    private IReadOnlyList<Group> groups = [];
    private List<PaletteEntry> options = [];
    private int active;
    private string text = "";
    private string? answered;
    private bool busy;
    private TypingPause? pause;

    private string Status => busy ? S["shell.palette.searching"] : answered is null ? "" : options.Count == 0 ? S["shell.palette.none", answered] : S["shell.palette.count", options.Count];

    public void Dispose() => pause?.Dispose();

    protected override void OnInitialized() => pause = new TypingPause(Clock);

    private static string IdOf(int place) => $"palette-{place}";

    /// <summary>Comes with the opening, and again when the person returns to the window: then what was found stays.</summary>
    private Task OpenedAsync() => answered is null ? AskAsync(TimeSpan.Zero) : Task.CompletedTask;

    private Task TypedAsync(ChangeEventArgs typed)
    {
        text = typed.Value as string ?? "";
        return AskAsync(TypingPause.Pause);
    }

    private async Task PressedAsync(KeyboardEventArgs key)
    {
        if (key.IsComposing)
            return;
        if (key.Key == "Enter")
        {
            // Enter means what is typed, not what was found for half of it.
            if (answered != text.Trim())
                await AskAsync(TimeSpan.Zero);
            if (active < options.Count)
                await GoAsync(options[active].Address);
            return;
        }

        var step = key.Key switch { "ArrowDown" => 1, "ArrowUp" => -1, _ => 0 };
        if (step != 0 && options.Count > 0)
            active = (active + step + options.Count) % options.Count;
    }

    private async Task GoAsync(string address)
    {
        await Script.InvokeVoidAsync("closePalette");
        Navigation.NavigateTo(address);
    }

    private Task AskAsync(TimeSpan wait)
    {
        busy = true;
        return pause!.AskAsync(wait, async cancelled =>
        {
            var asked = text.Trim();
            var scope = await Acting.GetAsync(cancelled);
            List<Group> found = [new("shell.palette.pages", [.. Pages(scope).Where(page => page.Words.Contains(asked, StringComparison.CurrentCultureIgnoreCase))])];
            if (asked.Length >= ShortestSearch)
            {
                foreach (var source in Sources.OrderBy(source => source.Place))
                    found.Add(new Group(source.Title, await source.FindAsync(scope, asked, cancelled)));
            }

            cancelled.ThrowIfCancellationRequested();
            (groups, answered, active, busy) = ([.. found.Where(group => group.Entries.Count > 0)], asked, 0, false);
            options = [.. groups.SelectMany(group => group.Entries)];
        });
    }

    private IEnumerable<PaletteEntry> Pages(AccessScope scope) =>
    [
        new(S["shell.nav.home"], null, "./"),
        .. Layout.Navigation.For(scope).Select(entry => new PaletteEntry(S[entry.Key], null, Places.AddressOf(entry.Route))),
        new(S["shell.messages"], null, "messages"),
        new(S["job.title"], null, "jobs"),
        new(S["account.own"], null, "account"),
    ];

    /// <summary>Closed, it holds nothing: names that were found do not stay behind in the page.</summary>
    private void Clear()
    {
        pause!.Cancel();
        (groups, options, text, answered, active, busy) = ([], [], "", null, 0, false);
    }

    private sealed record Group(string Title, IReadOnlyList<PaletteEntry> Entries);
}
