using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Jobs;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>Upload, progress, preview, and the go-ahead. Everything stands in the job, so a reload shows the same; nothing is written before the go-ahead.</summary>
public sealed partial class InstitutionImportPage
{
    private InstitutionImportPreview? preview;
    private Phrase? refusal;
    private bool acting;

    /// <summary>The job of an import under way; null for the form.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    protected override void OnParametersSet() => (preview, refusal) = (null, ImportForm.RefusalOf(Navigation));

    private async Task EndedAsync(JobRow job)
    {
        preview = await Jobs.OutputAsync<InstitutionImportPreview>(job.Id);
        refusal = job.State == JobState.Failed ? job.Outcome : null;
    }

    private async Task ApplyAsync()
    {
        if (acting || preview is null || Id is not { } job)
            return;
        acting = true;
        try
        {
            var thing = S["institution.import.thing", preview.Added, preview.Changed];
            if (!await Dialogs.ConfirmAsync(new Confirmation(new Phrase("import.apply"), new Phrase("institution.import.apply_text"), new Phrase("import.apply")) { Things = [preview.Input.FileName, thing] }))
                return;
            var requested = await Imports.RequestAsync(job);
            if (requested.IsOk)
                Navigation.NavigateTo($"institutions/import/{requested.Value}");
            else
                Notices.Refusal(requested.Error);
        }
        finally
        {
            acting = false;
        }
    }
}
