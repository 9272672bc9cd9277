using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Submissions;

/// <summary>The periods with their posts. The institution's own comes first and stays; former ones are added and taken away.</summary>
public sealed partial class EntryPeriodsPanel
{
    [CascadingParameter]
    public EntryForm Form { get; set; } = default!;

    [Parameter, EditorRequired]
    public EntryView View { get; set; } = default!;

    [Inject]
    public Dialogs Dialogs { get; set; } = default!;

    private static string Of(int period, string field) => $"periods[{period}].{field}";

    private static string Of(int period, int post, string field) => $"periods[{period}].posts[{post}].{field}";

    private Task ChangeAsync(Action change)
    {
        change();
        return Form.OnChange.InvokeAsync();
    }

    private async Task RemoveAsync(int index, EntryPeriod period)
    {
        var confirmation = new Confirmation(new Phrase("entry.remove_period_title"), new Phrase("entry.remove_period_text", period.Posts.Count, period.Stamped.Count), new Phrase("entry.remove_period", index))
        {
            Things = [period.InstitutionName ?? ""],
            Destructive = true,
        };
        if (string.IsNullOrWhiteSpace(period.InstitutionName) || await Dialogs.ConfirmAsync(confirmation))
            await ChangeAsync(() => View.Input.Periods.Remove(period));
    }
}
