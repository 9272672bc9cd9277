using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Messages;

/// <summary>What could not be sent. It belongs to the installation, so the permission is asked here beside the scope's filter.</summary>
public sealed class FailureQueries(Db db)
{
    /// <summary>One page, the latest first. A page past the end is the last one.</summary>
    public Task<FailureListing> PageAsync(int page, int size, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ResendOutbox))
                return new FailureListing([], 1, 0);
            var failed = Failed(data);
            var total = await failed.CountAsync(token);
            var shown = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
            var rows = await failed.OrderByDescending(row => row.EndedAt).ThenBy(row => row.Id).Skip((shown - 1) * size).Take(size)
                .Select(row => new FailureRow(
                    row.Id, row.Channel, row.Kind, row.Recipient ?? data.ApiClients.Where(client => client.Id == row.ClientId).Select(client => client.Name).FirstOrDefault(), row.Failure!, row.Attempts, row.CreatedAt, row.EndedAt!.Value))
                .ToListAsync(token);
            return new FailureListing(rows, shown, total);
        },
        ct);

    public Task<int> CountAsync(CancellationToken ct = default) => db.ReadAsync(async (data, token) => data.Scope.Can(Permission.ResendOutbox) ? await Failed(data).CountAsync(token) : 0, ct);

    private static IQueryable<OutboxEntry> Failed(AppDbContext data) => data.OutboxEntries.Where(row => row.State == OutboxState.Failed);
}

/// <param name="Recipient">A masked phone, or the client's name.</param>
public sealed record FailureRow(Guid Id, OutboxChannel Channel, string Kind, string? Recipient, string Failure, int Attempts, DateTime CreatedAt, DateTime EndedAt);

public sealed record FailureListing(IReadOnlyList<FailureRow> Rows, int Page, int Total);
