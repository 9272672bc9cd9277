using AdminConsole.Authorization;
using AdminConsole.Authorization.OpenIdConnect;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>
/// A signed-in person proves once more who they are: with the password, at the provider of 统一身份, or with a security key where that is what they sign in with (AZ-09). What was proved is
/// the session's; a wrong answer counts like that of a sign-in (AU-02) and stands on the record.
/// </summary>
public sealed class StepUpService(SignInManager<AppUser> signIn, SecurityKeyAnswers keys, SignInService steps, SessionService sessions, ActingScope acting, OpenIdConnectProvider provider, Db db)
{
    private const string ByPassword = "password", ByKey = "key", ByIdentity = "oidc";

    /// <summary>With what the person can; null where nobody is signed in.</summary>
    public async Task<StepUpWays?> WaysAsync(CancellationToken ct = default)
    {
        if (await UserAsync() is not { } user)
            return null;
        var (hasKey, isLinked) = await db.ReadAsync(async (data, token) => (await data.PasskeysOf(user.Id).AnyAsync(token), await data.IdentityOf(user.Id).AnyAsync(token)), ct);
        var needsKey = hasKey && await steps.RequiredAsync(user) == AuthenticationType.SecurityKey;
        return new StepUpWays(user.PasswordHash is not null && !needsKey, hasKey, isLinked && provider.IsConfigured);
    }

    public async Task<Result<Done>> WithPasswordAsync(string? password, CancellationToken ct = default)
    {
        if (await UserAsync() is not { } user || await WaysAsync(ct) is not { Password: true })
            return Error.Forbidden;
        if (string.IsNullOrEmpty(password))
            return Error.Field("current", new Phrase("account.required"));
        if ((await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true)).Succeeded)
            return await sessions.ProveAsync(user, ByPassword, ct);
        return await RefuseAsync(user, ByPassword, Error.Field("current", new Phrase("account.fault.password_wrong")), ct);
    }

    /// <summary>At the provider, which was told to ask the person again: it must be the one whose session this is.</summary>
    public async Task<Result<Done>> WithIdentityAsync(ProvenIdentity identity, CancellationToken ct = default)
    {
        if (await UserAsync() is not { } user)
            return Error.Forbidden;
        var isTheirs = await db.ReadAsync((data, token) => data.IdentityNamed(identity.Issuer, identity.Subject).AnyAsync(row => row.UserId == user.Id, token), ct);
        return isTheirs ? await sessions.ProveAsync(user, ByIdentity, ct) : await RefuseAsync(user, ByIdentity, SignInErrors.IdentityRefused, ct);
    }

    /// <summary>What a browser asks a key with, as JSON.</summary>
    public async Task<string> KeyOptionsAsync() => await signIn.MakePasskeyRequestOptionsAsync(await UserAsync());

    public async Task<Result<Done>> WithKeyAsync(string? credential, CancellationToken ct = default)
    {
        if (await UserAsync() is not { } user)
            return Error.Forbidden;
        var answer = await keys.ReadAsync(credential);
        if (answer is not { Succeeded: true } || answer.User?.Id != user.Id)
            return await RefuseAsync(user, ByKey, SignInErrors.KeyRefused, ct);
        var counted = await db.WriteAsync<Done>(
            async work =>
            {
                await SecurityKeyService.CountAsync(work, user.Id, answer.Passkey);
                work.Audit("account.step-up", nameof(AppUser), user.Id, ByKey, "key_answered");
                return Done.Yes;
            },
            ct);
        return counted.IsOk ? await sessions.ProveAsync(user, ByKey, ct) : counted.Error;
    }

    private async Task<AppUser?> UserAsync() => (await acting.GetAsync()).UserId is { } id ? await signIn.UserManager.FindByIdAsync(id.ToString()) : null;

    private async Task<Result<Done>> RefuseAsync(AppUser user, string method, Error error, CancellationToken ct)
    {
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("account.step-up", nameof(AppUser), user.Id, method, error.Code);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.IsOk ? error : recorded.Error;
    }
}

/// <param name="Password">The password suffices.</param>
/// <param name="Key">There is a security key to ask.</param>
/// <param name="Identity">There is a provider to ask.</param>
public sealed record StepUpWays(bool Password, bool Key, bool Identity);
