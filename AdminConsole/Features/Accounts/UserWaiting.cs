using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Accounts;

/// <summary>Disabled users, for whoever looks after users alone; those with a business of their own have other things waiting.</summary>
internal sealed class UserWaiting(UserQueries queries) : IWaitingSource
{
    public int Place => 80;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.User];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default)
    {
        if (!scope.Can(Permission.ManageUsers) || scope.Can(Permission.ViewInstitutions))
            return [];
        var (all, disabled) = (UserFilter.Default, UserFilter.Default with { Disabled = true });
        return [await LineAsync("user.waiting_all", all), await LineAsync("user.waiting_disabled", disabled)];

        async Task<WaitingLine> LineAsync(string key, UserFilter filter) => new(key, await queries.CountAsync(filter, ct), "users" + filter.ToQuery()) { Tone = Tone.Neutral };
    }
}
