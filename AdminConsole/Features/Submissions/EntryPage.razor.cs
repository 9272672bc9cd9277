using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Submissions;

/// <summary>
/// One direct entry. Every change is kept on the server at once and every rule asked again: what is complete shows its marks, and after the first try to submit
/// each fault stands beside its field.
/// </summary>
public sealed partial class EntryPage
{
    private EntryView? view;
    private EntryMarks? marks;
    private IReadOnlyList<SlotRequirement> slots = [];
    private Error? refusal;
    private int missing;
    private bool tried;
    private bool acting;
    private bool loaded;
    private DateTime? savedAt;

    /// <summary>Changes are kept one after the other: the last one typed must be the last one kept.</summary>
    private Task keeping = Task.CompletedTask;

    [Parameter]
    public Guid Id { get; set; }

    private EntryForm Form => new(refusal, EventCallback.Factory.Create(this, ChangedAsync));

    private DateOnly Today => ShanghaiTime.Today(Clock);

    private IReadOnlyList<PeriodBar> Bars =>
    [
        .. from period in view!.Input.Periods.Index()
           where period.Item is { Start: not null, End: not null } && period.Item.Start < period.Item.End
           select new PeriodBar(period.Index == 0 ? view.InstitutionName : period.Item.InstitutionName ?? "", period.Item.Start!.Value, period.Item.End!.Value, period.Index == 0),
    ];

    private int TotalMonths => ProbationMonths.Total(Bars.Select(bar => new Stretch(bar.Start, bar.End)), Today);

    protected override async Task OnParametersSetAsync()
    {
        (view, marks, refusal, tried, savedAt) = (await Queries.FindAsync(Id), null, null, false, null);
        if (view is not null)
            await VerifyAsync();
        loaded = true;
    }

    private Task ChangedAsync()
    {
        var before = keeping;
        return keeping = KeepAsync();

        async Task KeepAsync()
        {
            await before;
            var kept = await Drafts.KeepAsync(view!.DraftId, view.Input);
            if (kept.IsOk)
                savedAt = Clock.GetUtcNow().UtcDateTime;
            else
                Notices.Refusal(kept.Error);
            await VerifyAsync();
        }
    }

    private async Task VerifyAsync()
    {
        slots = Entries.Slots(view!);
        Show(await Entries.PrecheckAsync(view!));
    }

    /// <summary>Before the first try to submit, what is missing is counted and not yet held against anybody.</summary>
    private void Show(Result<EntryMarks> checkedNow)
    {
        marks = checkedNow.IsOk ? checkedNow.Value : null;
        missing = checkedNow.IsOk ? 0 : Math.Max(1, checkedNow.Error.Fields.Count);
        refusal = tried && !checkedNow.IsOk ? checkedNow.Error : null;
    }

    private async Task SubmitAsync()
    {
        if (acting)
            return;
        acting = true;
        try
        {
            await keeping;
            tried = true;
            await VerifyAsync();
            if (refusal is null && await Dialogs.ConfirmAsync(Confirmation()))
                await FileAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private Confirmation Confirmation() => new(
        new Phrase(view!.SubmissionId is null ? "entry.submit_title" : "entry.change_title"), new Phrase("entry.submit_text", view.InstitutionName, view.Input.Materials().Count()),
        new Phrase(view.SubmissionId is null ? "entry.submit" : "entry.submit_change"))
    {
        Things = [view.Input.Person.Name!],
    };

    private async Task FileAsync()
    {
        var filed = await Entries.SubmitAsync(view!);
        if (!filed.IsOk)
        {
            refusal = filed.Error;
            return;
        }

        Notices.Success("entry.filed", filed.Value.Number);
        Navigation.NavigateTo($"review/{filed.Value.Id}");
    }

    private async Task DiscardAsync()
    {
        var confirmation = new Confirmation(new Phrase("entry.discard_title"), new Phrase("entry.discard_text", view!.Input.Materials().Count()), new Phrase("entry.discard")) { Things = [view.Input.Person.Name ?? ""], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            return;
        await keeping;
        await Drafts.DiscardAsync(view.DraftId);
        Navigation.NavigateTo("entries");
    }
}
