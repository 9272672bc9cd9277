using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>
/// Signing in: password or 统一身份, either with a code sent to the phone where it is asked for, or a security key. Every attempt is on the record before it is answered (AL-03); only the last step
/// opens a session, under an id of its own (AU-10).
/// </summary>
public sealed class SignInService(
    SignInManager<AppUser> signIn, SecurityKeyAnswers keys, PendingSignIns pendings, SessionService sessions, AccessScopes scopes, ActingScope acting, AuditOrigin origin, PhoneCodeService phones, PersonalData personal, PasswordRules passwords, Db db, IOptions<AuthOptions> options, IHostEnvironment environment)
{
    internal const string ByPassword = "password";
    private const string ByIdentity = "oidc", ByKey = "key", WithText = "+sms", WithFactors = "+mfa";

    /// <summary>First step. Answers what is asked next; <see cref="SecondStep.None"/>: the person is signed in.</summary>
    public async Task<Result<SecondStep>> WithPasswordAsync(string? userName, string? password, string returnUrl)
    {
        var user = userName is null ? null : await signIn.UserManager.FindByNameAsync(userName);
        var accepted = user is { Disabled: false } && (await signIn.CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true)).Succeeded;
        if (!accepted)
            return await RefuseAsync(user?.Id, ByPassword, SignInErrors.Failed);
        return await GoOnAsync(user!, await StepAsync(user!), ByPassword, returnUrl);
    }

    /// <summary>Instead of the password: who the person is at the provider. Found by issuer and subject alone; who has no account here gets none (AU-09).</summary>
    public async Task<Result<SecondStep>> WithIdentityAsync(ProvenIdentity identity, string returnUrl)
    {
        acting.Use(AccessScope.System);
        var id = await db.ReadAsync((data, ct) => data.IdentityNamed(identity.Issuer, identity.Subject).Select(row => row.UserId).SingleOrDefaultAsync(ct));
        if (id == Guid.Empty || await signIn.UserManager.FindByIdAsync(id.ToString()) is not { } user)
            return await RefuseIdentityAsync(SignInErrors.IdentityUnlinked);
        if (user.Disabled)
            return await RefuseAsync(id, ByIdentity, SignInErrors.AccountDisabled);
        return identity.HasSecondFactor ? await GoOnAsync(user, SecondStep.None, ByIdentity + WithFactors, returnUrl) : await GoOnAsync(user, await StepAsync(user), ByIdentity, returnUrl);
    }

    /// <summary>Nobody is known: the provider could not be asked, its answer proved nothing, or whoever it named has no account.</summary>
    public Task<Error> RefuseIdentityAsync(Error error) => RefuseAsync(null, ByIdentity, error);

    /// <summary>Whether whoever signed in this way did so at the provider.</summary>
    internal static bool IsAtProvider(string? method) => method?.StartsWith(ByIdentity, StringComparison.Ordinal) == true;

    /// <summary>Where a browser goes that has come so far.</summary>
    internal static string AddressOf(SecondStep step, string returnUrl) => step switch
    {
        SecondStep.None => returnUrl,
        SecondStep.NewPassword => "/sign-in/password",
        _ => "/sign-in/second",
    };

    /// <summary>Last step where the password had grown old: another one, and the person is signed in.</summary>
    public async Task<Result<string>> WithNewPasswordAsync(string? password, string? again, CancellationToken ct = default)
    {
        if (await pendings.FindAsync() is not { Pending.Passed: true } begun)
            return SignInErrors.StepExpired;
        var actor = await scopes.OfUserAsync(begun.User.Id, ct);
        var faults = passwords.Check(password, again, begun.User.UserName, begun.User.PhoneSealed is { } phone ? personal.OpenUserPhone(begun.User.Id, phone) : null, actor.NodeName);
        if (faults.Any)
            return faults.ToError();
        if (passwords.WasUsed(begun.User, password!))
            return PasswordRules.Used;
        var hash = signIn.UserManager.PasswordHasher.HashPassword(begun.User, password!);
        acting.Use(actor);
        var changed = await db.WriteAsync<AppUser>(
            async work =>
            {
                var user = await work.Data.Users.SingleAsync(row => row.Id == begun.User.Id, work.Cancellation);
                user.SetPassword(hash, work.Now);
                user.RenewStamp();
                UserService.Changed(work, user, "user.change-password");
                return user;
            },
            ct);
        if (!changed.IsOk)
            return changed.Error;
        pendings.End();
        return (await OpenAsync(changed.Value, begun.Pending.Method)).Map(_ => begun.Pending.ReturnUrl);
    }

    /// <summary>What the person is asked now, and the phone that codes go to, masked; null when the first step has to be done again.</summary>
    public async Task<(SecondStep Step, bool PhoneShown, string? Phone)?> StandingAsync() =>
        await pendings.FindAsync() is var (pending, user) ? (await StepAsync(user), pending.PhoneShown, user.PhoneMasked) : null;

    /// <summary>Sends a code to the bound phone. A limit that holds it back is told: the password was right.</summary>
    public async Task<Result<Done>> SendCodeAsync(CancellationToken ct = default)
    {
        if (await pendings.FindAsync() is not var (pending, user) || user.PhoneSealed is null)
            return SignInErrors.StepExpired;
        if (phones.Refusal is not null)
            return SignInErrors.SmsUnavailable;
        acting.Use(AccessScope.System);
        var phone = personal.OpenUserPhone(user.Id, user.PhoneSealed);
        var code = phones.Make(CodePurpose.SignInPhone, phone, pending.Challenge);
        var sent = await db.WriteAsync<Result<Done>>(
            async work =>
            {
                if (!await phones.SendAsync(work, code, phone, user.Id))
                    return Counted.Refusal<Done>(CodeErrors.TooOften);
                work.Audit("account.send-phone-code", nameof(AppUser), user.Id);
                return (Result<Done>)Done.Yes;
            },
            ct);
        return sent.Outcome();
    }

    /// <summary>Takes the code in. Answers where to go: the person is signed in, or has a key to enrol.</summary>
    public async Task<Result<string>> WithCodeAsync(string? typed, CancellationToken ct = default)
    {
        if (await pendings.FindAsync() is not var (pending, user) || user.PhoneSealed is null)
            return SignInErrors.StepExpired;
        acting.Use(AccessScope.System);
        var presented = await phones.PresentAsync(CodePurpose.SignInPhone, personal.OpenUserPhone(user.Id, user.PhoneSealed), typed, pending.Challenge, ct);
        var redeemed = await db.WriteAsync<Result<Done>>(async work => (await phones.RedeemAsync(work, presented)).IsAccepted ? (Result<Done>)Done.Yes : Counted.Refusal<Done>(CodeErrors.OtpInvalid), ct);
        if (redeemed.Outcome().Error is { } wrong)
            return await RefuseAsync(user.Id, pending.Method + WithText, wrong);
        if (await StepAsync(user) == SecondStep.Enrolment)
        {
            pendings.Keep(pending with { PhoneShown = true });
            return "/sign-in/second";
        }

        pendings.End();
        return (await FinishAsync(user, pending.Method + WithText, pending.ReturnUrl)).Map(step => AddressOf(step, pending.ReturnUrl));
    }

    /// <summary>What a browser asks a key with, as JSON: of the person whose password was right, or of whoever holds one.</summary>
    public async Task<string> KeyOptionsAsync() => await signIn.MakePasskeyRequestOptionsAsync((await pendings.FindAsync())?.User);

    /// <summary>Takes a key's answer in. A key is two factors at once, so it signs in alone; a locked password does not lock it (AU-02).</summary>
    public async Task<Result<string>> WithKeyAsync(string? credential, string returnUrl)
    {
        var pending = await pendings.FindAsync();
        var answer = await keys.ReadAsync(credential);
        if (answer is not { Succeeded: true } || answer.User is not { Disabled: false } user || pending is { } begun && begun.User.Id != user.Id)
            return await RefuseAsync(answer?.User?.Id ?? pending?.User.Id, ByKey, SignInErrors.KeyRefused);
        pendings.End();
        return (await OpenAsync(user, ByKey, answer.Passkey)).Map(_ => pending?.Pending.ReturnUrl ?? returnUrl);
    }

    /// <summary>What a browser makes a first key with, as JSON; null unless the phone code was right.</summary>
    public async Task<string?> EnrolmentOptionsAsync() => await pendings.FindAsync() is { Pending.PhoneShown: true } begun ? await signIn.MakePasskeyCreationOptionsAsync(EntityOf(begun.User)) : null;

    /// <summary>Enrols the first key of a person who needs one, and signs in.</summary>
    public async Task<Result<string>> EnrolAsync(string? credential, string? name)
    {
        if (await pendings.FindAsync() is not { Pending.PhoneShown: true } begun)
            return SignInErrors.StepExpired;
        var label = SecurityKeyName.Clean(name);
        if (!label.IsOk)
            return label.Error;
        var made = string.IsNullOrEmpty(credential) ? null : await AttestAsync(credential);
        if (made is not { Succeeded: true } || made.UserEntity.Id != begun.User.Id.ToString())
            return await RefuseAsync(begun.User.Id, ByKey, SignInErrors.KeyRefused);
        acting.Use(await scopes.OfUserAsync(begun.User.Id));
        var added = await db.WriteAsync(work => SecurityKeyService.AddAsync(work, begun.User.Id, label.Value, made.Passkey));
        if (!added.IsOk)
            return added.Error;
        pendings.End();
        return (await OpenAsync(begun.User, ByKey)).Map(_ => begun.Pending.ReturnUrl);
    }

    internal static PasskeyUserEntity EntityOf(AppUser user) => new() { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.DisplayName };

    /// <summary>With what the person has to sign in.</summary>
    internal async Task<AuthenticationType> RequiredAsync(AppUser user) =>
        SignInPolicy.Required(user.Authentication, (await scopes.OfUserAsync(user.Id)).Roles, options.Value.RequireSecondFactor ?? !environment.IsDevelopment());

    private async Task<SecondStep> StepAsync(AppUser user)
    {
        var required = await RequiredAsync(user);
        acting.Use(AccessScope.System);
        var hasKey = await db.ReadAsync((data, ct) => data.PasskeysOf(user.Id).AnyAsync(ct));
        return SignInPolicy.After(required, user.PhoneSealed is not null, hasKey);
    }

    /// <summary>The first step is taken: the person is signed in, or asked for the second.</summary>
    private async Task<Result<SecondStep>> GoOnAsync(AppUser user, SecondStep step, string method, string returnUrl)
    {
        if (step == SecondStep.None)
            return await FinishAsync(user, method, returnUrl);
        if (await RecordAsync(await scopes.OfUserAsync(user.Id), user.Id, method, "second_step") is { } refusal)
            return refusal;
        pendings.Begin(user, method, returnUrl);
        return step;
    }

    /// <summary>Every step is taken. A password that has grown old is changed before it opens anything.</summary>
    private async Task<Result<SecondStep>> FinishAsync(AppUser user, string method, string returnUrl)
    {
        if (!method.StartsWith(ByPassword, StringComparison.Ordinal) || !passwords.HasExpired(user))
            return (await OpenAsync(user, method)).Map(_ => SecondStep.None);
        if (await RecordAsync(await scopes.OfUserAsync(user.Id), user.Id, method, "password_expired") is { } refusal)
            return refusal;
        pendings.BeginNewPassword(user, method, returnUrl);
        return SecondStep.NewPassword;
    }

    /// <summary>Opens a session under an id of its own; where the key's counter stands is kept with it.</summary>
    private async Task<Result<Done>> OpenAsync(AppUser user, string method, UserPasskeyInfo? key = null)
    {
        origin.Session = SessionService.NewId();
        UserSession? session = null;
        if (await RecordAsync(await scopes.OfUserAsync(user.Id), user.Id, method, "ok", key, async work => session = await sessions.OpenAsync(work, user, method)) is { } refusal)
            return refusal;
        await sessions.KeepAsync(user, session!);
        return Done.Yes;
    }

    private async Task<Error> RefuseAsync(Guid? userId, string method, Error error) => await RecordAsync(AccessScope.None, userId, method, error.Code) ?? error;

    /// <summary>Null = it stands on the record.</summary>
    private async Task<Error?> RecordAsync(AccessScope actor, Guid? userId, string method, string outcome, UserPasskeyInfo? key = null, Func<Work, Task>? openAsync = null)
    {
        acting.Use(actor);
        var recorded = await db.WriteAsync<Done>(async work =>
        {
            if (key is not null)
                await SecurityKeyService.CountAsync(work, userId!.Value, key);
            if (openAsync is not null)
            {
                // Locks the user's row: of two that sign in at once, the second counts the session of the first.
                await work.Data.Users.Where(row => row.Id == userId).ExecuteUpdateAsync(row => row.SetProperty(user => user.UsedAt, work.Now), work.Cancellation);
                await openAsync(work);
            }

            work.Audit("account.sign-in", nameof(AppUser), userId?.ToString() ?? "unknown", method, outcome);
            return Done.Yes;
        });
        return recorded.Error;
    }

    private async Task<PasskeyAttestationResult?> AttestAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
