using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Messages;

internal sealed class FailureWaiting(FailureQueries queries) : IWaitingSource
{
    public int Place => 70;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Outbox];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default) =>
        scope.Can(Permission.ResendOutbox) ? [new WaitingLine("outbox.waiting", await queries.CountAsync(ct), "send-failures") { Tone = Tone.Red }] : [];
}
