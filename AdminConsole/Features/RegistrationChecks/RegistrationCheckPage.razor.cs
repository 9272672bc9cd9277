using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Jobs;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.RegistrationChecks;

/// <summary>Upload, progress and result. Everything stands in the job, so a reload shows the same.</summary>
public sealed partial class RegistrationCheckPage
{
    private List<CheckSeason>? seasons;
    private RegistrationCheckOutcome? outcome;
    private Phrase? refusal;
    private string node = "";

    /// <summary>The job of a check; null for the form.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    protected override async Task OnParametersSetAsync()
    {
        outcome = null;
        refusal = ImportForm.RefusalOf(Navigation);
        node = (await Acting.GetAsync()).NodeName;
        seasons = await Queries.SeasonsAsync();
    }

    private async Task EndedAsync(JobRow job)
    {
        outcome = await Jobs.OutputAsync<RegistrationCheckOutcome>(job.Id);
        refusal = job.State == JobState.Failed ? job.Outcome : null;
    }

    private static Phrase MeaningOf(RegistrationVerdict verdict) => verdict switch
    {
        RegistrationVerdict.Approved => new Phrase("registration_check.means_approved"),
        RegistrationVerdict.NotApproved => new Phrase("registration_check.means_not_approved"),
        _ => new Phrase("registration_check.means_no_record"),
    };
}
