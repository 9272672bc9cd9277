using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using AdminConsole.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.OpenIdConnect;

/// <summary>
/// OpenID Connect over the framework's OAuth: that one has state, the cookie that ties it to the browser, PKCE and the exchange of the code; here are discovery,
/// nonce, the checks of the id_token and signing out. Microsoft's own handler can take its place (<see cref="OpenIdConnectSetup"/>): options and claims are named alike.
/// </summary>
internal sealed class OpenIdConnectHandler(IOptionsMonitor<OAuthOptions> monitor, ILoggerFactory logger, UrlEncoder encoder, OpenIdConnectProvider provider, IOptions<OpenIdConnectOptions> settings)
    : OAuthHandler<OAuthOptions>(monitor, logger, encoder), IAuthenticationSignOutHandler
{
    private const string NonceItem = ".nonce";
    private const int NonceLength = 32;

    private ProviderMetadata? metadata;

    private ProviderMetadata Metadata => metadata ?? throw new InvalidOperationException("The provider's description was not read.");

    public override Task<bool> HandleRequestAsync()
    {
        if (Request.Path != settings.Value.SignedOutCallbackPath)
            return base.HandleRequestAsync();
        Response.Redirect($"{OriginalPathBase}/");
        return Task.FromResult(true);
    }

    /// <summary>Signs out of the provider as well; where it offers no way to, or cannot be asked, the browser goes on at once.</summary>
    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        metadata = await provider.IssuerAsync(Context.RequestAborted) is null ? null : await provider.MetadataAsync(Context.RequestAborted);
        Response.Redirect(metadata?.EndSessionEndpoint is not { } end ? BuildRedirectUri("/") : QueryHelpers.AddQueryString(end, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = settings.Value.ClientId,
            ["post_logout_redirect_uri"] = BuildRedirectUri(settings.Value.SignedOutCallbackPath),
        }));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        metadata = await provider.MetadataAsync(Context.RequestAborted);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        // Kept in the state, which nobody else reads or changes and which belongs to this browser.
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceLength));
        properties.Items[NonceItem] = nonce;
        var query = QueryHelpers.ParseQuery(new Uri(base.BuildChallengeUrl(properties, redirectUri)).Query).ToDictionary(pair => pair.Key, string? (pair) => pair.Value, StringComparer.Ordinal);
        query["nonce"] = nonce;
        if (MaxAgeOf(properties) is { } age)
            query["max_age"] = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(Metadata.AuthorizationEndpoint, query);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        metadata = await provider.MetadataAsync(Context.RequestAborted);

        // The answer of another provider that this browser was made to bring here (RFC 9207).
        var issuer = Request.Query["iss"];
        return (issuer.Count > 0 ? issuer == Metadata.Issuer : !Metadata.NamesItself) ? await base.HandleRemoteAuthenticateAsync() : HandleRequestResult.Fail(new IdentityRefusedException("The answer is another provider's."));
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey, out var verifier);
        return OAuthTokenResponse.Success(await provider.RedeemAsync(context.Code, verifier, context.RedirectUri, Context.RequestAborted));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = IdToken.Read(tokens.Response!.RootElement.TryGetProperty("id_token", out var raw) && raw.ValueKind == System.Text.Json.JsonValueKind.String ? raw.GetString() : null);
        var key = await provider.KeyAsync(token, Context.RequestAborted) ?? throw new IdentityRefusedException("The id_token is signed with a key that the provider does not publish.");
        properties.Items.Remove(NonceItem, out var nonce);
        token.Check(key, new IdTokenExpectation(Metadata.Issuer, settings.Value.ClientId, nonce ?? throw new IdentityRefusedException("No nonce was sent."), tokens.AccessToken!, MaxAgeOf(properties), TimeProvider.GetUtcNow()));
        identity.AddClaim(new Claim("iss", Metadata.Issuer));
        identity.AddClaim(new Claim("sub", token.Subject));
        if (token.ContextClass is { } level)
            identity.AddClaim(new Claim("acr", level));
        identity.AddClaims(token.Methods.Select(method => new Claim("amr", method)));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private TimeSpan? MaxAgeOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(OpenIdConnectSetup.MaxAgeItem, out var seconds) && seconds is not null ? TimeSpan.FromSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)) : settings.Value.MaxAge;
}
