using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Institutions.ChangeRequests;

/// <summary>Requests to answer, and one's own that are not answered yet.</summary>
internal sealed class ChangeRequestWaiting(ChangeRequestQueries queries) : IWaitingSource
{
    public int Place => 40;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.ChangeRequest];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default)
    {
        var (answers, asks) = (scope.Can(Permission.AnswerChangeRequests), scope.Can(Permission.RequestChanges));
        if (!answers && !asks)
            return [];
        var (below, own) = await queries.WaitingAsync(ct);
        List<WaitingLine> lines = [];
        if (answers)
            lines.Add(new WaitingLine("request.waiting_below", below.Count, "change-requests" + new ChangeRequestFilter().ToQuery()) { Since = below.Since });
        if (asks)
            lines.Add(new WaitingLine("request.waiting_own", own.Count, $"institutions/{scope.NodeId}?tab=requests") { Since = own.Since, Tone = Tone.Neutral });
        return lines;
    }
}
