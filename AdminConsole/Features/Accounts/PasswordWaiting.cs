using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Accounts;

/// <summary>The own password, in the last two weeks before a new one is asked for.</summary>
internal sealed class PasswordWaiting(UserQueries queries) : IWaitingSource
{
    public int Place => 1;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.User];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default) =>
        await queries.OwnPasswordEndsAsync(ct) is { } end
            ? [new WaitingLine("user.waiting_password", 1, "account") { Remark = ShanghaiTime.DateOf(end).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Tone = Tone.Amber }] : [];
}
