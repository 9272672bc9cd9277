using AdminConsole.Authorization;
using AdminConsole.Backups;
using AdminConsole.Domain;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Status;

/// <summary>A backup because somebody asked for one.</summary>
public sealed class BackupJob(BackupService backups, ActingScope acting) : IJobWork
{
    public static string Kind => "backup";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        if (!(await acting.GetAsync(run.Cancellation)).Can(Permission.OperateInstallation))
            return Error.Forbidden;
        return (await backups.CreateAsync(run.Cancellation)).Map(file => new JobOutcome(new Phrase("status.backed_up", file.Name)));
    }
}
