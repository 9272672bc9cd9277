using AdminConsole.Authorization;
using AdminConsole.Backups;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Status;

/// <summary>That the last backup failed, for whoever looks after the installation (DU-08).</summary>
internal sealed class StatusWaiting(BackupFolder folder) : IWaitingSource
{
    public int Place => 4;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Backup];

    public Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<WaitingLine>>(scope.Can(Permission.OperateInstallation) && folder.FailedAt is not null ? [new WaitingLine("status.waiting", 1, "status") { Remark = "", Tone = Tone.Red }] : []);
}
