using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components.Controls;

/// <summary>Row count, page size and paging for a list whose rows the server cuts.</summary>
public sealed partial class Pager
{
    /// <summary>The page shown, from 1. A page past the end shows as the last one.</summary>
    [Parameter, EditorRequired]
    public int Page { get; set; }

    [Parameter, EditorRequired]
    public int PageSize { get; set; }

    /// <summary>Rows the filter matches, on all pages.</summary>
    [Parameter, EditorRequired]
    public int Total { get; set; }

    /// <summary>What may be chosen; a list of one offers no choice.</summary>
    [Parameter]
    public IReadOnlyList<int> PageSizes { get; set; } = [20, 50, 100];

    [Parameter]
    public EventCallback<PageRequest> OnChange { get; set; }

    private int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    private int Current => Math.Clamp(Page, 1, Pages);

    private bool AtStart => Current == 1;

    private bool AtEnd => Current == Pages;

    private string Range => Total == 0
        ? S["control.pager.none"]
        : S["control.pager.range", (Current - 1) * PageSize + 1, Math.Min(Current * PageSize, Total), Total];

    private Task GoAsync(int page) =>
        page == Current || page < 1 || page > Pages ? Task.CompletedTask : OnChange.InvokeAsync(new PageRequest(page, PageSize));

    private Task JumpAsync(ChangeEventArgs change) =>
        int.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var page) ? GoAsync(Math.Clamp(page, 1, Pages)) : Task.CompletedTask;

    /// <summary>Keeps the first row in sight, so that a larger page does not lose the place.</summary>
    private Task ResizeAsync(ChangeEventArgs change)
    {
        if (!int.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var size) || !PageSizes.Contains(size))
            return Task.CompletedTask;
        return OnChange.InvokeAsync(new PageRequest(((Current - 1) * PageSize / size) + 1, size));
    }
}
