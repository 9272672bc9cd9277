using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Accounts;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Accounts.SetUp;

/// <summary>Steps of the set-up that are still to be done, for whoever began it; none once all are.</summary>
internal sealed class SetUpWaiting(SetUpProgressQueries queries) : IWaitingSource
{
    public int Place => 5;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.User];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default)
    {
        if (!scope.Roles.Contains(Role.SecurityAdministrator))
            return [];
        var progress = await queries.ReadAsync(ct);
        return progress.Open == 0 ? [] : [new WaitingLine("setup.waiting", progress.Open, "set-up/next")];
    }
}
