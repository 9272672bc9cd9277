using System.Buffers.Text;
using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Features.Accounts.SignIn;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts.Own;

/// <summary>
/// What a person changes of their own account: password, phone, security keys. The password asks for the one before, the others that the person has just proved
/// who they are (AZ-09). A change ends every other session (AU-11), and the owner hears of it.
/// </summary>
public sealed class OwnAccountService(Db db, ActingScope acting, SignInManager<AppUser> signIn, SessionService sessions, StepUp stepUp, PasswordRules passwords, PhoneCodeService phones, FormTickets tickets, PersonalData personal, TimeProvider clock)
{
    private const string PhonePurpose = "bind-phone", KeyPurpose = "add-key";
    private const int ChallengeLength = 16;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10), Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Null where nobody is signed in.</summary>
    public async Task<OwnAccount?> FindAsync(CancellationToken ct = default) => await db.ReadAsync(
        async (data, token) =>
        {
            if (await data.Users.SingleOrDefaultAsync(row => row.Id == data.ScopeUserId, token) is not { } user)
                return null;
            var keys = await data.PasskeysOf(user.Id).ToListAsync(token);
            var issuer = await data.IdentityOf(user.Id).Select(row => row.LoginProvider).FirstOrDefaultAsync(token);
            return new OwnAccount(
                user.UserName!, user.PhoneMasked, user.Authentication, issuer is null ? null : new Uri(issuer).Host,
                [.. keys.OrderBy(row => row.Data.CreatedAt).Select(row => new OwnKey(Convert.ToHexStringLower(row.CredentialId), row.Data.Name ?? "", row.Data.CreatedAt.UtcDateTime))]);
        },
        ct);

    public async Task<Result<Done>> ChangePasswordAsync(PasswordInput input, CancellationToken ct = default)
    {
        var found = await UserAsync();
        if (!found.IsOk)
            return found.Error;
        var user = found.Value;
        if (string.IsNullOrEmpty(input.Current))
            return Error.Field("current", new Phrase("account.required"));

        // Wrong ones count like those of a sign-in (AU-02).
        if (!(await signIn.CheckPasswordSignInAsync(user, input.Current, lockoutOnFailure: true)).Succeeded)
            return Error.Field("current", new Phrase("account.fault.password_wrong"));
        var faults = passwords.Check(input.Password, input.PasswordAgain, user.UserName, PhoneOf(user), (await acting.GetAsync(ct)).NodeName);
        if (!faults.Any && input.Password == input.Current)
            faults.Add("password", "account.fault.password_same");
        if (faults.Any)
            return faults.ToError();
        if (passwords.WasUsed(user, input.Password!))
            return PasswordRules.Used;
        var hash = signIn.UserManager.PasswordHasher.HashPassword(user, input.Password!);
        return await ChangeAsync(user.Id, "user.change-password", "user.told.password_changed", row => row.SetPassword(hash, clock.GetUtcNow().UtcDateTime), ct);
    }

    private string? PhoneOf(AppUser user) => user.PhoneSealed is null ? null : personal.OpenUserPhone(user.Id, user.PhoneSealed);

    /// <summary>First step of binding: a code goes to the phone. Answers the ticket of the second.</summary>
    public async Task<Result<string>> SendPhoneCodeAsync(string? phone, CancellationToken ct = default)
    {
        var known = await ProvedAsync(ct);
        if (!known.IsOk)
            return known.Error;
        var number = MobileNumber.Check(phone);
        if (!number.IsValid)
            return Error.Field("phone", new Phrase(string.IsNullOrWhiteSpace(phone) ? "account.required" : "account.fault.phone"));
        if (phones.Refusal is { } unavailable)
            return unavailable;
        var challenge = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ChallengeLength));
        var code = phones.Make(CodePurpose.BindPhone, number.Value, challenge);
        var sent = await db.WriteAsync<Result<Done>>(
            async work =>
            {
                if (!await phones.SendAsync(work, code, number.Value, known.Value.Id))
                    return Counted.Refusal<Done>(CodeErrors.TooOften);
                work.Audit("account.send-phone-code", nameof(AppUser), known.Value.Id);
                return (Result<Done>)Done.Yes;
            },
            ct);
        return sent.Outcome().Map(_ => tickets.Make(PhonePurpose, $"{known.Value.Id}\n{challenge}\n{number.Value}", Life));
    }

    /// <summary>The phone that a ticket is about, masked; null when it is too old.</summary>
    public string? PhoneOf(string? ticket) => Read(ticket) is { } read ? Mask.Phone(read.Phone) : null;

    public async Task<Result<Done>> BindPhoneAsync(string? ticket, string? typed, CancellationToken ct = default)
    {
        if (Read(ticket) is not { } read || (await acting.GetAsync(ct)).UserId != read.UserId)
            return SignInErrors.StepExpired;
        var presented = await phones.PresentAsync(CodePurpose.BindPhone, read.Phone, typed, read.Challenge, ct);
        var redeemed = await db.WriteAsync<Result<Done>>(async work => (await phones.RedeemAsync(work, presented)).IsAccepted ? (Result<Done>)Done.Yes : Counted.Refusal<Done>(CodeErrors.OtpInvalid), ct);
        if (redeemed.Outcome().Error is { } wrong)
            return wrong;
        return await ChangeAsync(read.UserId, "user.bind-phone", "user.told.phone_bound", row => row.BindPhone(personal, read.Phone), ct);
    }

    public async Task<Result<Done>> UnbindPhoneAsync(CancellationToken ct = default)
    {
        var known = await ProvedAsync(ct);
        return known.IsOk ? await ChangeAsync(known.Value.Id, "user.unbind-phone", "user.told.phone_unbound", row => row.UnbindPhone(), ct) : known.Error;
    }

    /// <summary>First step of adding a key: its name. Answers the ticket of the second.</summary>
    public async Task<Result<string>> BeginKeyAsync(string? name)
    {
        var known = await ProvedAsync();
        if (!known.IsOk)
            return known.Error;
        var label = SecurityKeyName.Clean(name);
        return label.IsOk ? tickets.Make(KeyPurpose, $"{known.Value.Id}\n{label.Value}", Fresh) : label.Error;
    }

    /// <summary>What a browser makes a key with, as JSON; null unless the first step was taken within five minutes (AU-08).</summary>
    public async Task<string?> KeyOptionsAsync(string? ticket) =>
        await OwnerOfAsync(ticket) is { } owner ? await signIn.MakePasskeyCreationOptionsAsync(SignInService.EntityOf(owner.User)) : null;

    public async Task<Result<Done>> AddKeyAsync(string? ticket, string? credential, CancellationToken ct = default)
    {
        if (await OwnerOfAsync(ticket) is not { } owner)
            return SignInErrors.StepExpired;
        PasskeyAttestationResult made;
        try
        {
            made = await signIn.PerformPasskeyAttestationAsync(credential ?? "");
        }
        catch (InvalidOperationException)
        {
            return SignInErrors.KeyRefused;
        }

        if (!made.Succeeded || made.UserEntity.Id != owner.User.Id.ToString())
            return SignInErrors.KeyRefused;
        var added = await db.WriteAsync(work => SecurityKeyService.AddAsync(work, owner.User.Id, owner.Name, made.Passkey), ct);
        return added.IsOk ? await EndOthersAsync(owner.User.Id, ct) : added.Error;
    }

    public async Task<Result<Done>> RemoveKeyAsync(string? id, CancellationToken ct = default)
    {
        var known = await ProvedAsync(ct);
        if (!known.IsOk)
            return known.Error;
        var removed = await db.WriteAsync(work => SecurityKeyService.RemoveAsync(work, known.Value.Id, id ?? ""), ct);
        return removed.IsOk ? await EndOthersAsync(known.Value.Id, ct) : removed.Error;
    }

    private async Task<Result<AppUser>> UserAsync() =>
        (await acting.GetAsync()).UserId is { } id && await signIn.UserManager.FindByIdAsync(id.ToString()) is { } user ? user : Error.Forbidden;

    /// <summary>The signed-in person, who has just proved who they are.</summary>
    internal async Task<Result<AppUser>> ProvedAsync(CancellationToken ct = default) => await stepUp.RefusalAsync(ct) is { } refusal ? refusal : await UserAsync();

    /// <summary>Part of a change of credentials that is written elsewhere: every other session is over (AU-11).</summary>
    internal Task<Result<Done>> EndOthersAsync(Guid id, CancellationToken ct) => ChangeAsync(id, "user.end-sessions", told: null, _ => { }, ct);

    private async Task<Result<Done>> ChangeAsync(Guid id, string action, string? told, Action<AppUser> change, CancellationToken ct)
    {
        UserSession? session = null;
        var changed = await db.WriteAsync<AppUser>(
            async work =>
            {
                if (await work.Data.Users.SingleOrDefaultAsync(row => row.Id == id && row.Id == work.Data.ScopeUserId, work.Cancellation) is not { } user)
                    return Error.Forbidden;
                change(user);
                user.ConcurrencyStamp = Guid.CreateVersion7().ToString();
                user.RenewStamp();
                session = await sessions.ContinueAsync(work, user);
                work.Audit(action, nameof(AppUser), id);
                if (told is not null)
                    work.Tell(Audience.User(id), id, new Phrase(told), "account");
                work.Publish(ChangeKind.User, id, user);
                return user;
            },
            ct);
        if (!changed.IsOk)
            return changed.Error;

        if (session is not null)
            await sessions.KeepAsync(changed.Value, session);
        return Done.Yes;
    }

    private (Guid UserId, string Challenge, string Phone)? Read(string? ticket) =>
        tickets.Read(PhonePurpose, ticket)?.Split('\n') is [var id, var challenge, var phone] ? (Guid.Parse(id), challenge, phone) : null;

    private async Task<(AppUser User, string Name)?> OwnerOfAsync(string? ticket)
    {
        if (tickets.Read(KeyPurpose, ticket)?.Split('\n', 2) is not [var id, var name] || (await acting.GetAsync()).UserId?.ToString() != id)
            return null;
        return await signIn.UserManager.FindByIdAsync(id) is { } user ? (user, name) : null;
    }
}

/// <param name="PhoneMasked">Null while none is bound.</param>
/// <param name="IdentityHost">Where the linked 统一身份 is known; null while none is linked.</param>
public sealed record OwnAccount(string UserName, string? PhoneMasked, Domain.Accounts.AuthenticationType Authentication, string? IdentityHost, IReadOnlyList<OwnKey> Keys);

/// <param name="Id">The credential's, in hexadecimal.</param>
public sealed record OwnKey(string Id, string Name, DateTime AddedAt);

/// <summary>The form as typed.</summary>
public sealed class PasswordInput
{
    public string? Current { get; set; }
    public string? Password { get; set; }
    public string? PasswordAgain { get; set; }
}
