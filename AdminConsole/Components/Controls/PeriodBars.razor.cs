using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components.Controls;

/// <summary>
/// A filing's periods on one calendar, and below them their merged months against the line that must be reached. Every bar has its words beside it, so the
/// drawing itself is hidden from screen readers. Percentages do the scaling, so no style attribute and no script is needed.
/// </summary>
public sealed partial class PeriodBars
{
    [Parameter, EditorRequired]
    public IReadOnlyList<PeriodBar> Periods { get; set; } = [];

    /// <summary>Whole months that count, overlaps merged, as the rule computed them.</summary>
    [Parameter, EditorRequired]
    public int TotalMonths { get; set; }

    /// <summary>Days after it do not count yet and are drawn hollow.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [Parameter]
    public int Required { get; set; } = 12;

    /// <summary>A fresh graduate has pledged the months that are missing (待补足): short, but not red.</summary>
    [Parameter]
    public bool Pledged { get; set; }

    private DateOnly From { get; set; }

    private DateOnly To { get; set; }

    private string Standing => TotalMonths >= Required ? "period-met" : Pledged ? "period-pledged" : "period-short";

    private string Verdict => TotalMonths >= Required
        ? S["control.periods.met", TotalMonths, Required]
        : S["control.periods.short", TotalMonths, Required, Required - TotalMonths];

    private IEnumerable<DateOnly> YearStarts => Enumerable.Range(From.Year + 1, Math.Max(0, To.Year - From.Year)).Select(year => new DateOnly(year, 1, 1));

    protected override void OnParametersSet()
    {
        From = Periods.Select(period => period.Start).DefaultIfEmpty(Today).Min();
        To = Periods.Select(period => period.End).DefaultIfEmpty(Today).Max().AddDays(1);
    }

    private static string BarClass(PeriodBar period) => period.Current ? "period-bar period-bar-current" : "period-bar";

    /// <summary>An SVG text element, which Razor takes for its own directive.</summary>
    private static RenderFragment Words(string css, string x, int y, string words) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", css);
        builder.AddAttribute(2, "x", x);
        builder.AddAttribute(3, "y", y);
        builder.AddContent(4, words);
        builder.CloseElement();
    };

    private (DateOnly From, DateOnly To)? Counted(PeriodBar period) =>
        period.Start <= Today ? (period.Start, (period.End < Today ? period.End : Today).AddDays(1)) : null;

    private (DateOnly From, DateOnly To)? Ahead(PeriodBar period) =>
        period.End > Today ? (period.Start > Today ? period.Start : Today.AddDays(1), period.End.AddDays(1)) : null;

    private string At(DateOnly day) => Percent(day.DayNumber - From.DayNumber, To.DayNumber - From.DayNumber);

    private string Width(DateOnly from, DateOnly to) => Percent(to.DayNumber - from.DayNumber, To.DayNumber - From.DayNumber);

    /// <summary>The scale ends a little past the line, or past the sum where that is longer.</summary>
    private string MonthsAt(int months) => Percent(months, Math.Max(Required * 1.25, TotalMonths));

    private static string Percent(double part, double whole) =>
        (Math.Clamp(part / whole, 0, 1) * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
