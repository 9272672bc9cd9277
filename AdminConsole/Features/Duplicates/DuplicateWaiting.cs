using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Duplicates;

internal sealed class DuplicateWaiting(DuplicateQueries queries) : IWaitingSource
{
    public int Place => 60;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Duplicate];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default) =>
        scope.Can(Permission.ViewDuplicates) ? [new WaitingLine("duplicate.waiting", await queries.CountAsync(ct), "duplicates") { Tone = Tone.Amber }] : [];
}
