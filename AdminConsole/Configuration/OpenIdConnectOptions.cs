using Microsoft.AspNetCore.Http;

namespace AdminConsole.Configuration;

/// <summary>Section <c>OpenIdConnect</c>: the provider of 统一身份, any that keeps to the standard. Names and defaults are those of Microsoft's handler.</summary>
public sealed class OpenIdConnectOptions
{
    public const string Section = "OpenIdConnect";

    /// <summary>Address of the provider, as it names itself; empty = there is none, and nothing speaks of one.</summary>
    public string Authority { get; set; } = "";

    /// <summary>As the provider knows this installation.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What this installation proves itself with there.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Where the provider describes itself, when not below <see cref="Authority"/>.</summary>
    public string? MetadataAddress { get; set; }

    /// <summary>Whether the provider must be asked over https. Can be switched off in Development only.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>Where the provider sends the browser back to; registered there as redirect URI.</summary>
    public PathString CallbackPath { get; set; } = "/signin-oidc";

    /// <summary>Where it sends the browser after signing out; registered there as post-logout redirect URI.</summary>
    public PathString SignedOutCallbackPath { get; set; } = "/signout-callback-oidc";

    /// <summary>How long ago a person may have signed in at the provider; null = as long as the provider likes.</summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>What is asked of the provider besides, e.g. <c>acr_values</c>.</summary>
    public Dictionary<string, string> AdditionalAuthorizationParameters { get; set; } = new(StringComparer.Ordinal);

    public bool IsConfigured => Authority.Length > 0;

    internal string Metadata => MetadataAddress ?? $"{Authority.TrimEnd('/')}/.well-known/openid-configuration";

    /// <summary>The provider's own pages stand there.</summary>
    internal string? Origin => IsConfigured ? new Uri(Authority).GetLeftPart(UriPartial.Authority) : null;

    /// <summary>What contradicts itself; null = nothing.</summary>
    internal string? Fault(bool isDevelopment)
    {
        if (!IsConfigured)
            return ClientId.Length + ClientSecret.Length == 0 && MetadataAddress is null ? null : $"{Section}:{nameof(Authority)} is missing while other keys of the section are set.";
        if (!RequireHttpsMetadata && !isDevelopment)
            return $"{Section}:{nameof(RequireHttpsMetadata)} can be switched off in Development only.";
        foreach (var (key, address) in ((string, string)[])[(nameof(Authority), Authority), (nameof(MetadataAddress), Metadata)])
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && (RequireHttpsMetadata || uri.Scheme != Uri.UriSchemeHttp)))
                return $"{Section}:{key} must be an absolute https address.";
        }

        if (ClientId.Length == 0 || ClientSecret.Length == 0)
            return $"{Section}:{nameof(ClientId)} and {Section}:{nameof(ClientSecret)} are needed with an authority.";
        if (!CallbackPath.HasValue || !SignedOutCallbackPath.HasValue || CallbackPath == SignedOutCallbackPath)
            return $"{Section}:{nameof(CallbackPath)} and {Section}:{nameof(SignedOutCallbackPath)} must be two paths.";
        return MaxAge < TimeSpan.Zero ? $"{Section}:{nameof(MaxAge)} must not be negative." : null;
    }
}
