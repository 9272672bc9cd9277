using AdminConsole.Domain;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components.Controls;

/// <summary>One job of the acting person as it goes on: progress, a way to call it off, its outcome and its file.</summary>
public sealed partial class JobPanel
{
    private JobRow? row;
    private Guid subscribedTo;
    private bool acting;
    private bool loaded;
    private LiveSubscription? subscription;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Runs when the job is first seen to have ended, also when it had before the screen opened.</summary>
    [Parameter]
    public EventCallback<JobRow> OnEnded { get; set; }

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (subscribedTo == Id)
            return;
        subscribedTo = Id;
        subscription?.Dispose();

        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Job && change.Id == Id, _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        (row, loaded) = (null, false);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var had = row is { HasEnded: true };
        (row, loaded) = (await Queries.FindAsync(Id), true);
        if (row is { HasEnded: true } && !had)
            await OnEnded.InvokeAsync(row);
    }

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private string Progress(JobRow job) =>
        job.State == JobState.Waiting ? S["job.waiting_text"] : job.Total > 0 ? S["job.progress", job.Done, job.Total] : S["job.progress_open", job.Done];

    private async Task CancelAsync()
    {
        if (acting || row is null)
            return;
        acting = true;
        try
        {
            var confirmation = new Confirmation(new Phrase("job.cancel_title"), new Phrase("job.cancel_text"), new Phrase("job.cancel")) { Things = [row.Subject], Destructive = true };
            if (!await Dialogs.ConfirmAsync(confirmation))
                return;
            var result = await Jobs.CancelAsync(Id);
            if (!result.IsOk)
                Notices.Refusal(result.Error);
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }
}
