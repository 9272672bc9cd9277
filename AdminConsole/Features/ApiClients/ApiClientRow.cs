using AdminConsole.Outbox;

namespace AdminConsole.Features.ApiClients;

public sealed record ApiClientRow(Guid Id, string ClientId, string Name, string Scopes, bool Disabled, DateTime? LastUsedAt, bool HasWebhook, int Failed);

/// <param name="PreviousSecretUntil">Until when the secret before is valid too; null = there is none.</param>
public sealed record ApiClientDetail(
    Guid Id, string ClientId, string Name, string Scopes, string? Networks, int? RatePerMinute, bool Disabled, DateTime? LastUsedAt, DateTime? PreviousSecretUntil, string? WebhookUrl, DateTime? PreviousWebhookSecretUntil, Guid Version);

public sealed record DeliveryRow(Guid Id, string Event, Guid SubmissionId, OutboxState State, string? Failure, DateTime CreatedAt, DateTime DueAt, DateTime? EndedAt, int Attempts, IReadOnlyList<AttemptRow> Tries);

public sealed record AttemptRow(int Number, DateTime At, string? Failure, int? Status, int Milliseconds);

public sealed record DeliveryListing(IReadOnlyList<DeliveryRow> Rows, int Page, int Total);
