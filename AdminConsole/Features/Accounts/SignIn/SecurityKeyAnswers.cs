using System.Buffers.Text;
using System.Text.Json;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Identity;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>What a key answers to the question that its browser was sent; at the sign-in and wherever a person proves who they are once more.</summary>
public sealed class SecurityKeyAnswers(SignInManager<AppUser> signIn, IServiceScopeFactory scopes, AuditOrigin origin)
{
    /// <summary>Identity compares the counter last, when all else was right, and tells this fault from others by its words alone.</summary>
    private const string CounterWentBack = "signature counter";

    /// <summary>What the answer says; null where there is none, or nothing was asked. A key that may have been copied is put on the record, whatever follows.</summary>
    public async Task<PasskeyAssertionResult<AppUser>?> ReadAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential))
            return null;
        PasskeyAssertionResult<AppUser> answer;
        try
        {
            answer = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        if (answer.Failure?.Message.Contains(CounterWentBack, StringComparison.OrdinalIgnoreCase) == true)
            await SuspectAsync(credential);
        return answer;
    }

    private async Task SuspectAsync(string credential)
    {
        using var answered = JsonDocument.Parse(credential);
        var id = Base64Url.DecodeFromChars(answered.RootElement.GetProperty("id").GetString());

        // Nobody may be signed in, or somebody else than the key's owner: the product itself says it.
        await using var product = scopes.CreateSystemScope();
        var from = product.ServiceProvider.GetRequiredService<AuditOrigin>();
        (from.ClientAddress, from.Session) = (origin.ClientAddress, origin.Session);
        await product.ServiceProvider.GetRequiredService<Db>().WriteAsync<Done>(async work =>
        {
            await SecurityKeyService.SuspectAsync(work, id);
            return Done.Yes;
        });
    }
}
