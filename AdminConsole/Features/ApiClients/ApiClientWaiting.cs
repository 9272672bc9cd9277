using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.ApiClients;

internal sealed class ApiClientWaiting(ApiClientQueries queries) : IWaitingSource
{
    public int Place => 90;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.ApiClient];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default) =>
        scope.Can(Permission.ViewApiClients) ? [new WaitingLine("client.waiting", (await queries.ListAsync(ct)).Count, "api-clients") { Tone = Tone.Neutral }] : [];
}
