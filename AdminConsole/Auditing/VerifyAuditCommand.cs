using AdminConsole.Maintenance;

namespace AdminConsole.Auditing;

/// <summary><c>verify-audit</c>: reads the whole record and names its first wrong entry. Exit code 0 = whole, 1 = not.</summary>
internal sealed class VerifyAuditCommand(AuditRecordQueries record) : IMaintenanceCommand
{
    public static string Name => "verify-audit";

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct)
    {
        var verdict = await record.VerifyAsync(ct: ct);
        if (verdict.Fault is not { } fault)
        {
            await output.WriteLineAsync($"The record is whole: {verdict.Count} entries, the last is {verdict.End.Sequence}.");
            return 0;
        }

        await output.WriteLineAsync(fault.Kind switch
        {
            AuditFaultKind.Changed => $"Entry {fault.Sequence} was changed after it was written, or does not stand where it stood.",
            AuditFaultKind.Missing => $"Entry {fault.Sequence} is missing.",
            AuditFaultKind.Truncated => $"The record was cut off: entry {fault.Sequence} was noted outside the database and is not there.",
            AuditFaultKind.Replaced => $"Entry {fault.Sequence} is not the one that was noted outside the database.",
            _ => $"The archive that begins with entry {fault.Sequence} is missing, or is not the one that was written.",
        });
        return 1;
    }
}
