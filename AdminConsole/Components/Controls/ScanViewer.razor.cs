using System.Globalization;
using AdminConsole.Scans;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AdminConsole.Components.Controls;

/// <summary>
/// Shows the pictures of one record, one at a time. Which one is the person's choice alone: when the list changes under it, the chosen one stays, and when the
/// chosen one is gone the viewer says so instead of moving on.
/// </summary>
public sealed partial class ScanViewer
{
    /// <summary>Per cent of the picture's own size.</summary>
    private static readonly int[] Zooms = [25, 50, 75, 100, 150, 200, 300, 400];

    private const int QuarterTurns = 4, WholeSize = 100;

    private static int viewers;

    private readonly string keysId = $"scan-keys-{Interlocked.Increment(ref viewers)}";
    private readonly HashSet<Guid> missing = [];
    private readonly Dictionary<Guid, int> turns = [];
    private Guid selected;

    /// <summary>Null fits the picture into the stage.</summary>
    private int? zoom;

    [Parameter, EditorRequired]
    public IReadOnlyList<ScanPicture> Pictures { get; set; } = [];

    /// <summary>What the pictures are of.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    private ScanPicture? Current => Pictures.FirstOrDefault(picture => picture.Id == selected);

    private int Place => Pictures.Index().Where(picture => picture.Item.Id == selected).Select(picture => picture.Index).DefaultIfEmpty(-1).First();

    private bool IsShown => Current is { } picture && Shows(picture);

    private int Turns => turns.GetValueOrDefault(selected);

    private bool IsSideways => Turns % 2 == 1;

    /// <summary>Of the picture as it is turned now.</summary>
    private (int Width, int Height) Size => IsSideways ? (Current!.Height, Current.Width) : (Current!.Width, Current.Height);

    private string? Turned => Turns switch
    {
        1 => $"translate({Current!.Height} 0) rotate(90)",
        2 => $"translate({Current!.Width} {Current.Height}) rotate(180)",
        3 => $"translate(0 {Current!.Width}) rotate(270)",
        _ => null,
    };

    protected override void OnParametersSet()
    {
        if (selected == Guid.Empty && Pictures.Count > 0)
            selected = Pictures[0].Id;
    }

    private bool Shows(ScanPicture picture) => picture.Stored && !missing.Contains(picture.Id);

    private string? Drawn(int length) => zoom is { } percent ? (length * percent / WholeSize).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Keys work while the stage has the focus, and nowhere else: they would be in the way of typing.</summary>
    private void Press(KeyboardEventArgs key)
    {
        if (key.CtrlKey || key.AltKey || key.MetaKey)
            return;
        switch (key.Key)
        {
            // Enlarged, the arrows move the picture under its frame.
            case "ArrowLeft" when zoom is null:
            case "PageUp":
                Step(-1);
                break;
            case "ArrowRight" when zoom is null:
            case "PageDown":
                Step(1);
                break;
            case "+" or "=":
                Zoom(1);
                break;
            case "-":
                Zoom(-1);
                break;
            case "0":
                Fit();
                break;
            case "r":
                Turn(1);
                break;
            case "R":
                Turn(-1);
                break;
        }
    }

    private void Step(int by)
    {
        if (Place + by is >= 0 and var place && place < Pictures.Count)
            selected = Pictures[place].Id;
    }

    private void Zoom(int by)
    {
        if (!IsShown)
            return;
        var at = zoom is { } percent ? Array.IndexOf(Zooms, percent) + by : Array.IndexOf(Zooms, WholeSize) + (by > 0 ? 0 : -1);
        zoom = Zooms[Math.Clamp(at, 0, Zooms.Length - 1)];
    }

    private void Fit() => zoom = null;

    private void Turn(int by) => turns[selected] = (Turns + by + QuarterTurns) % QuarterTurns;
}
