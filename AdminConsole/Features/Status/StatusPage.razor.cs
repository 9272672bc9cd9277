using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Features.Status;

/// <summary>For the system administrator: how the checks stand, and the backups.</summary>
public sealed partial class StatusPage
{
    private StatusOverview? overview;
    private Guid? job;
    private bool acting;
    private LiveSubscription? subscription;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Backup, _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        overview = await Queries.ReadAsync();
    }

    private static Tone ToneOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => Tone.Green,
        HealthStatus.Degraded => Tone.Amber,
        _ => Tone.Red,
    };

    private static string KeyOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "status.healthy",
        HealthStatus.Degraded => "status.degraded",
        _ => "status.unhealthy",
    };

    private async Task RenewAsync()
    {
        overview = await Queries.ReadAsync();
        StateHasChanged();
    }

    private async Task BackUpAsync()
    {
        if (acting)
            return;
        acting = true;
        var asked = await Jobs.RequestAsync(BackupJob.Kind, S["status.backup_subject"], Done.Yes);
        acting = false;
        if (asked.IsOk)
            job = asked.Value;
        else
            Notices.Refusal(asked.Error);
    }
}
