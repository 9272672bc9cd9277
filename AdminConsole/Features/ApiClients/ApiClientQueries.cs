using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.ApiClients;

/// <summary>Reads of API clients. They belong to the installation, so the permission is asked here beside the scope's filter.</summary>
public sealed class ApiClientQueries(Db db)
{
    private const int MostClients = 500;

    public Task<IReadOnlyList<ApiClientRow>> ListAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<ApiClientRow>>(
        async (data, token) => data.Scope.Can(Permission.ViewApiClients)
            ? await data.ApiClients.OrderBy(row => row.Disabled).ThenBy(row => row.ClientId).Take(MostClients).Select(row => new ApiClientRow(
                row.Id, row.ClientId, row.Name, row.Scopes, row.Disabled, row.LastUsedAt, row.WebhookUrl != null,
                data.OutboxEntries.Count(entry => entry.State == OutboxState.Failed && entry.Channel == OutboxChannel.Webhook && entry.ClientId == row.Id))).ToListAsync(token)
            : [],
        ct);

    public Task<ApiClientDetail?> FindAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewApiClients))
                return null;
            return await data.ApiClients.Where(row => row.Id == id).Select(row => new ApiClientDetail(
                row.Id, row.ClientId, row.Name, row.Scopes, row.Networks, row.RatePerMinute, row.Disabled, row.LastUsedAt, row.PreviousSecretUntil, row.WebhookUrl, row.PreviousWebhookSecretUntil, row.Version)).SingleOrDefaultAsync(token);
        },
        ct);

    /// <summary>What the client was sent, newest first, with every try.</summary>
    public Task<DeliveryListing> DeliveriesAsync(Guid id, bool failedOnly, int page, int size, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewApiClients))
                return new DeliveryListing([], 1, 0);
            var matching = data.OutboxEntries.Where(row => row.ClientId == id && (!failedOnly || row.State == OutboxState.Failed));
            var total = await matching.CountAsync(token);
            var shown = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
            var rows = await matching.OrderByDescending(row => row.Id).Skip((shown - 1) * size).Take(size).ToListAsync(token);
            var ids = rows.Select(row => row.Id).ToList();
            var tries = (await data.OutboxAttempts.Where(row => ids.Contains(row.EntryId)).ToListAsync(token)).ToLookup(row => row.EntryId);
            return new DeliveryListing(
                [.. rows.Select(row => new DeliveryRow(
                    row.Id, row.Kind, row.About, row.State, row.Failure, row.CreatedAt, row.DueAt, row.EndedAt, row.Attempts,
                    [.. tries[row.Id].OrderBy(attempt => attempt.Number).Select(attempt => new AttemptRow(attempt.Number, attempt.At, attempt.Failure, attempt.Status, attempt.Milliseconds))]))],
                shown, total);
        },
        ct);
}
