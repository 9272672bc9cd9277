using AdminConsole.Authorization.Codes;
using AdminConsole.Backups;
using AdminConsole.Data;
using AdminConsole.Jobs;
using AdminConsole.Maintenance;
using AdminConsole.Scans;

namespace AdminConsole.Retention;

/// <summary>
/// <c>purge</c>: removes now what the timetable removes anyway (PD-06): unreferenced images, rejected registrations, exports, drafts and expired codes. Each in
/// batches of its own, so that it can be broken off and run again. Filings, decisions and lists have no expiry.
/// </summary>
internal sealed class PurgeCommand(DraftSweepService drafts, RejectedRegistrationService registrations, ScanSweepService scans, JobSweepService jobs, CodeSweepService codes, BackupFolder backups) : IMaintenanceCommand
{
    public static string Name => "purge";

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct)
    {
        await output.WriteLineAsync($"Drafts removed: {await drafts.SweepAsync(ct)}");
        await output.WriteLineAsync($"Rejected registrations removed: {await registrations.RemoveAsync(ct)}");
        var swept = await scans.SweepAsync(ct);
        await output.WriteLineAsync($"Images removed: {swept.Rows} that nobody took up, {swept.Files} files that belonged to nothing; {swept.Missing} are missing");
        await jobs.RunAsync(ct);
        await output.WriteLineAsync("Files and results of long work: what is older than a day is removed");
        await output.WriteLineAsync($"Expired codes and counters removed: {await codes.SweepAsync(ct)}");
        if (backups.Files is [.., var oldest] held)
            await output.WriteLineAsync($"{held.Count} backups, the oldest of {oldest.MadeAt:u}, still hold what was removed since they were made; they go within a year");
        return 0;
    }
}
