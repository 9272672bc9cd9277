using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Jobs;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Practitioners;

/// <summary>Upload, progress, preview, and the two ways out of it. Everything stands in the job and its draft, so a reload or another browser shows the same.</summary>
public sealed partial class PractitionerImportPage
{
    private PractitionerImportPreview? preview;
    private Phrase? refusal;
    private List<RegistryVersion>? versions;
    private bool waits;
    private bool acting;

    /// <summary>The job of an import under way; null for the form.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    protected override async Task OnParametersSetAsync()
    {
        preview = null;
        refusal = ImportForm.RefusalOf(Navigation);
        versions = await Queries.VersionsAsync();
    }

    private async Task EndedAsync(JobRow job)
    {
        preview = await Jobs.OutputAsync<PractitionerImportPreview>(job.Id);
        refusal = job.State == JobState.Failed ? job.Outcome : null;
        waits = preview?.Version is { } draft && await Queries.WaitsAsync(draft);
    }

    private Task ApplyAsync() => ActAsync("import.apply", "practitioner.apply_text", destructive: false, async draft =>
    {
        var result = await Drafts.PublishAsync(draft);
        if (result.IsOk)
            Notices.Success("practitioner.applied", draft);
        return result.Error;
    });

    private Task DiscardAsync() => ActAsync("import.discard", "practitioner.discard_text", destructive: true, async draft =>
    {
        var result = await Drafts.DiscardAsync(draft);
        if (result.IsOk)
            Notices.Success("practitioner.discarded");
        return result.Error;
    });

    private async Task ActAsync(string act, string text, bool destructive, Func<int, Task<Error?>> run)
    {
        if (acting || preview is not { Version: { } draft })
            return;
        acting = true;
        try
        {
            var thing = S["practitioner.apply_thing", preview.Added, preview.Changed, preview.Complete ? preview.Missing : 0];
            if (!await Dialogs.ConfirmAsync(new Confirmation(new Phrase(act), new Phrase(text), new Phrase(act)) { Things = [thing], Destructive = destructive }))
                return;
            if (await run(draft) is { } refusal)
                Notices.Refusal(refusal);
            waits = await Queries.WaitsAsync(draft);
            versions = await Queries.VersionsAsync();
        }
        finally
        {
            acting = false;
        }
    }
}
