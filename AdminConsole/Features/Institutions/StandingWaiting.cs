using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Institutions;

/// <summary>What stops the person's own institution: a locked profile, suspension.</summary>
internal sealed class StandingWaiting(InstitutionQueries queries) : IWaitingSource
{
    public int Place => 5;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Institution, ChangeKind.InstitutionTree];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default)
    {
        if (scope.Kind != ScopeKind.Institution || !scope.Can(Permission.ViewInstitutions) || (await queries.RowsAsync([scope.NodeId], ct)).FirstOrDefault() is not { } own)
            return [];
        List<WaitingLine> lines = [];
        if (own.SuspensionReason is not null)
            lines.Add(new WaitingLine("institution.waiting_suspended", 1, $"institutions/{scope.NodeId}") { Remark = own.SuspensionReason, Tone = Tone.Red });
        if (own.Lock is { } locked && scope.Can(Permission.EditOwnProfile))
            lines.Add(new WaitingLine("institution.waiting_locked", 1, $"institutions/{scope.NodeId}") { Remark = locked.Note ?? locked.By, Tone = Tone.Neutral });
        return lines;
    }
}
