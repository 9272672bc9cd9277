using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Registrations;

internal sealed class RegistrationWaiting(RegistrationQueries queries) : IWaitingSource
{
    public int Place => 30;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Registration];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default)
    {
        if (!scope.Can(Permission.ReviewRegistrations))
            return [];
        var waiting = await queries.WaitingAsync(ct);
        return [new WaitingLine("registration.waiting", waiting.Count, "registrations" + RegistrationFilter.Default.ToQuery()) { Since = waiting.Since }];
    }
}
