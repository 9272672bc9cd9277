using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Licences;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Licences;

/// <summary>Licences that have run out or soon do, for whoever looks after them or watches over them.</summary>
internal sealed class LicenceWaiting(LicenceQueries queries) : IWaitingSource
{
    public int Place => 50;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Licence];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default)
    {
        if (!scope.Can(Permission.ViewInstitutions) || !scope.Can(Permission.EditOwnProfile))
            return [];
        var counts = await queries.CountAsync(ct);
        return [Line("licence.waiting_expired", LicenceExpiry.Expired, Tone.Red), Line("licence.waiting_soon", LicenceExpiry.Within30Days, Tone.Amber)];

        WaitingLine Line(string key, LicenceExpiry expiry, Tone tone) => new(key, counts[expiry], new LicenceExpiryFilter(expiry).ToAddress()) { Tone = tone };
    }
}
