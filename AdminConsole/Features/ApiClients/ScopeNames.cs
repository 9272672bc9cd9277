using AdminConsole.Authorization;
using AdminConsole.Resources;

namespace AdminConsole.Features.ApiClients;

internal static class ScopeNames
{
    /// <summary>OAuth scopes in words.</summary>
    public static string Say(Strings s, string scopes) => string.Join(s["client.scope_separator"], scopes.Split(' ').Select(scope => scope switch
    {
        AuthorizationSetup.SubmissionsScope => s["client.scope_submissions"],
        AuthorizationSetup.VerificationsScope => s["client.scope_verifications"],
        _ => scope,
    }));
}
