using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AdminConsole.Configuration;
using AdminConsole.Outbox;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.OpenIdConnect;

/// <summary>Asks the provider: what it says of itself, its keys, and what a code is worth. Nobody waits longer than five seconds for it, or at all while it is down (OP-05).</summary>
public sealed class OpenIdConnectProvider(IOptions<OpenIdConnectOptions> options, TimeProvider clock) : IDisposable
{
    private const int MostBytes = 256 * 1024;

    /// <summary>After so long the description and the keys are read again: a key that was withdrawn is believed no longer than that.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>A token of an unknown key has them read again at once, but not for every one that somebody makes up.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = CreateClient();
    private readonly Breaker<string> breaker = new(clock);
    private readonly SemaphoreSlim gate = new(1);
    private Known? known;

    public bool IsConfigured => options.Value.IsConfigured;

    /// <exception cref="ProviderUnavailableException">It cannot be asked now.</exception>
    public async Task<ProviderMetadata> MetadataAsync(CancellationToken ct) => (await KnownAsync(Life, ct)).Metadata;

    /// <summary>As its tokens name it; null while it cannot be asked.</summary>
    public async Task<string?> IssuerAsync(CancellationToken ct)
    {
        try
        {
            return (await MetadataAsync(ct)).Issuer;
        }
        catch (ProviderUnavailableException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    /// <summary>The key that the token says it is signed with; null when the provider has none such, also when it is asked again.</summary>
    internal async Task<SigningKey?> KeyAsync(IdToken token, CancellationToken ct) => Find((await KnownAsync(Life, ct)).Keys, token) ?? Find((await KnownAsync(Pause, ct)).Keys, token);

    /// <exception cref="IdentityRefusedException">The code is worth nothing.</exception>
    /// <exception cref="ProviderUnavailableException">It cannot be asked now.</exception>
    internal async Task<JsonDocument> RedeemAsync(string code, string? verifier, string redirectUri, CancellationToken ct)
    {
        var metadata = await MetadataAsync(ct);
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirectUri, ["code_verifier"] = verifier ?? "" };
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint);
        if (metadata.TakesSecretInBody)
            (form["client_id"], form["client_secret"]) = (options.Value.ClientId, options.Value.ClientSecret);
        else
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.Value.ClientId)}:{Uri.EscapeDataString(options.Value.ClientSecret)}")));
        request.Content = new FormUrlEncodedContent(form);
        return await AskAsync(request, ct);
    }

    private static SigningKey? Find(IReadOnlyList<SigningKey> keys, IdToken token)
    {
        var fitting = keys.Where(key => key.Fits(token.Algorithm) && (token.KeyId is null || key.Id == token.KeyId)).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static HttpClient CreateClient()
    {
        var client = Outgoing.CreateClient(guard: null);
        client.MaxResponseContentBufferSize = MostBytes;
        return client;
    }

    private async Task<Known> KnownAsync(TimeSpan life, CancellationToken ct)
    {
        if (Fresh(life) is { } now)
            return now;
        await gate.WaitAsync(ct);
        try
        {
            return Fresh(life) ?? (known = await ReadAsync(ct));
        }
        finally
        {
            gate.Release();
        }
    }

    private Known? Fresh(TimeSpan life) => known is { } read && clock.GetElapsedTime(read.At) < life ? read : null;

    private async Task<Known> ReadAsync(CancellationToken ct)
    {
        using var description = await AskAsync(new HttpRequestMessage(HttpMethod.Get, options.Value.Metadata), ct);
        var metadata = ProviderMetadata.Read(description.RootElement, options.Value.MetadataAddress is null ? options.Value.Authority : null);
        using var keys = await AskAsync(new HttpRequestMessage(HttpMethod.Get, metadata.KeysAddress), ct);
        return new Known(metadata, SigningKey.ReadAll(keys.RootElement), clock.GetTimestamp());
    }

    private async Task<JsonDocument> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var provider = options.Value.Authority;
        if (!breaker.Allows(provider))
            throw new ProviderUnavailableException("The provider is spared after it failed.");
        using var late = new CancellationTokenSource(Outgoing.TimeOut, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var answer = await http.SendAsync(request, ended.Token);

            // What it refuses is an answer; everything else but an answer means that it is down.
            var refuses = request.Method == HttpMethod.Post && (int)answer.StatusCode is >= 400 and < 500;
            breaker.Note(provider, isDown: !refuses && !answer.IsSuccessStatusCode);
            if (refuses)
                throw new IdentityRefusedException($"The provider refuses the code with status {(int)answer.StatusCode}.");
            if (!answer.IsSuccessStatusCode)
                throw new ProviderUnavailableException($"The provider answers with status {(int)answer.StatusCode}.");
            return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            breaker.Note(provider, isDown: true);
            throw new ProviderUnavailableException("The provider took too long.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            breaker.Note(provider, isDown: true);
            throw new ProviderUnavailableException("The provider cannot be reached.", exception);
        }
        catch (JsonException exception)
        {
            throw new ProviderUnavailableException("The provider's answer cannot be read.", exception);
        }
    }

    private sealed record Known(ProviderMetadata Metadata, IReadOnlyList<SigningKey> Keys, long At);
}
