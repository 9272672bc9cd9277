using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.ApiClients;

/// <summary>Makes, changes and shuts out API clients. A secret leaves here once and is never shown again.</summary>
public sealed class ApiClientService(Db db, PersonalData personal, WebhookDelivery webhooks)
{
    private const int SecretLength = 32;

    /// <summary>A new client with its first secret.</summary>
    public async Task<Result<NewSecret>> CreateAsync(ApiClientInput input, CancellationToken ct = default)
    {
        if (input.Check(webhooks.IsFit) is { } faults)
            return faults;
        var secret = NewClientSecret();
        return await db.WriteAsync<NewSecret>(
            async work =>
            {
                if (!work.Scope.Can(Permission.ManageApiClients))
                    return Error.Forbidden;
                if (await work.Data.ApiClients.AnyAsync(row => row.ClientId == input.ClientId, work.Cancellation))
                    return Error.Field("clientId", new Phrase("client.fault.taken"));
                var client = new ApiClient { Id = Guid.CreateVersion7(), ClientId = input.ClientId, Name = input.Name, SecretSha256 = Digest(secret), Scopes = input.Scopes };
                Take(client, input);
                work.Data.ApiClients.Add(client);
                Record(work, client.Id, "client.create");
                return new NewSecret(client.Id, secret);
            },
            ct);
    }

    public Task<Result<Done>> EditAsync(Guid id, ApiClientInput input, Guid version, CancellationToken ct = default) => input.Check(webhooks.IsFit) is { } faults
        ? Task.FromResult<Result<Done>>(faults)
        : ChangeAsync<Done>(id, version, "client.edit", (client, _) =>
        {
            (client.Name, client.Scopes) = (input.Name, input.Scopes);
            Take(client, input);
            return Done.Yes;
        }, ct);

    /// <summary>停用: no token is given and those given before open nothing, at once. 启用 takes it back.</summary>
    public Task<Result<Done>> SetDisabledAsync(Guid id, bool disabled, Guid version, CancellationToken ct = default) => ChangeAsync<Done>(id, version, disabled ? "client.disable" : "client.enable", (client, _) =>
    {
        client.Disabled = disabled;
        return Done.Yes;
    }, ct);

    /// <summary>A new secret; the one before stays valid for <see cref="ApiClient.Overlap"/>.</summary>
    public Task<Result<NewSecret>> RotateSecretAsync(Guid id, Guid version, CancellationToken ct = default) => ChangeAsync<NewSecret>(id, version, "client.rotate_secret", (client, now) =>
    {
        var secret = NewClientSecret();
        (client.PreviousSecretSha256, client.PreviousSecretUntil, client.SecretSha256) = (client.SecretSha256, now + ApiClient.Overlap, Digest(secret));
        return new NewSecret(id, secret);
    }, ct);

    public Task<Result<NewSecret>> RotateWebhookSecretAsync(Guid id, Guid version, CancellationToken ct = default) => ChangeAsync<NewSecret>(id, version, "client.rotate_webhook_secret", (client, now) =>
    {
        var secret = WebhookSignature.NewSecret();
        if (client.WebhookSecretSealed is { } before)
            (client.PreviousWebhookSecretSealed, client.PreviousWebhookSecretUntil) = (before, now + ApiClient.Overlap);
        client.WebhookSecretSealed = personal.SealWebhookSecret(id, secret);
        return new NewSecret(id, WebhookSignature.Write(secret));
    }, ct);

    /// <summary>Ends the validity of the secrets before, e.g. because one of them is known to others.</summary>
    public Task<Result<Done>> EndPreviousAsync(Guid id, Guid version, CancellationToken ct = default) => ChangeAsync<Done>(id, version, "client.end_previous_secrets", (client, _) =>
    {
        (client.PreviousSecretSha256, client.PreviousSecretUntil, client.PreviousWebhookSecretSealed, client.PreviousWebhookSecretUntil) = (null, null, null, null);
        return Done.Yes;
    }, ct);

    private Task<Result<T>> ChangeAsync<T>(Guid id, Guid version, string action, Func<ApiClient, DateTime, T> change, CancellationToken ct) => db.WriteAsync<T>(
        async work =>
        {
            if (!work.Scope.Can(Permission.ManageApiClients))
                return Error.Forbidden;
            var client = await work.Data.ApiClients.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (client is null)
                return Error.NotFound;
            if (client.Version != version)
                return Error.VersionConflict;
            var answer = change(client, work.Now);
            Record(work, id, action);
            return answer;
        },
        ct);

    private void Take(ApiClient client, ApiClientInput input)
    {
        (client.Networks, client.RatePerMinute) = (input.Networks.Length == 0 ? null : input.Networks.Replace('\n', ' '), input.Rate);
        client.WebhookUrl = input.WebhookUrl.Length == 0 ? null : input.WebhookUrl;

        // What is posted is always signed; the client asks for a secret it can see by rotating this one.
        if (client.WebhookUrl is not null)
            client.WebhookSecretSealed ??= personal.SealWebhookSecret(client.Id, WebhookSignature.NewSecret());
    }

    private static void Record(Work work, Guid id, string action)
    {
        work.Audit(action, nameof(ApiClient), id);
        work.Publish(ChangeKind.ApiClient, id);
    }

    private static string NewClientSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>A secret, the one time it is shown.</summary>
public sealed record NewSecret(Guid ClientId, string Secret);
