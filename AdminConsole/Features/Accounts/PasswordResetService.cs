using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Accounts;

/// <summary>
/// 重置密码 by one-time code: an administrator has one made, the person sets the password (AU-12). Setting it signs nobody in, so what else the sign-in asks for
/// is still asked for.
/// </summary>
public sealed class PasswordResetService(
    Db db, CodeService codes, PhoneCodeService phones, PersonalData personal, PasswordRules passwords, IPasswordHasher<AppUser> hasher, ILookupNormalizer normalizer, SteadyClock clock, IOptions<CodeOptions> options)
{
    /// <param name="id">Whose password.</param>
    /// <param name="bySms">Sent to the person's phone, so that nobody else sees it; otherwise shown once.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<IssuedCode>> StartAsync(Guid id, bool bySms, CancellationToken ct = default)
    {
        var name = await db.ReadAsync((data, token) => data.Users.Where(row => row.Id == id).Select(row => row.NormalizedUserName).SingleOrDefaultAsync(token), ct);
        if (name is null)
            return Error.NotFound;
        var code = codes.Make(CodePurpose.PasswordReset, name);
        return await db.WriteAsync<IssuedCode>(
            async work =>
            {
                var found = await UserService.LoadManagedAsync(work, id);
                if (!found.IsOk)
                    return found.Error;
                var user = found.Value;
                if (user.Disabled)
                    return UserErrors.Disabled;
                if (bySms)
                {
                    if (user.PhoneSealed is null)
                        return UserErrors.NoPhone;
                    if (phones.Refusal is { } unavailable)
                        return unavailable;
                    var phone = personal.OpenUserPhone(id, user.PhoneSealed);
                    if (!await phones.TakeMessageAsync(work, phone))
                        return CodeErrors.TooOften;
                    var hours = options.Value.ResetLifeHours;
                    work.Sms(personal, id, phone, new Phrase("user.reset_sms", user.UserName!, code.Text, hours), notAfter: clock.UtcNow.AddHours(hours));
                }

                await codes.StoreAsync(work, code);
                work.Audit("user.reset-password", nameof(AppUser), id);
                return new IssuedCode(user.UserName!, bySms ? null : code.Text);
            },
            ct);
    }

    /// <summary>The person's part, on the anonymous page. Unknown and disabled users answer like a wrong code.</summary>
    public async Task<Result<Done>> FinishAsync(PasswordResetInput input, CancellationToken ct = default)
    {
        var name = (input.UserName ?? "").Trim();
        var faults = passwords.Check(input.Password, input.PasswordAgain, name.Length == 0 ? [] : [name]);
        if (name.Length == 0)
            faults.Add("userName", "account.required");
        if (string.IsNullOrWhiteSpace(input.Code))
            faults.Add("code", "account.required");
        if (faults.Any)
            return faults.ToError();
        var normalized = normalizer.NormalizeName(name);
        var presented = await codes.PresentAsync(CodePurpose.PasswordReset, normalized.Length <= OneTimeCode.SubjectLength ? normalized : "", input.Code, ct: ct);
        var hash = hasher.HashPassword(null!, input.Password!);

        // Found out beforehand, because it is slow, and told only to whoever has the code: to others it would say what the passwords before were.
        var owner = await db.ReadAsync((data, token) => data.Users.Where(row => row.NormalizedUserName == normalized).Select(row => new { User = row, Node = data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => node.Name).Single() }).SingleOrDefaultAsync(token), ct);
        var refusal = owner is null ? null : PasswordRules.Names(input.Password!, owner.Node) ? PasswordRules.Telling : passwords.WasUsed(owner.User, input.Password!) ? PasswordRules.Used : null;
        var done = await db.WriteAsync<Result<Done>>(
            async work =>
            {
                var user = await work.Data.Users.SingleOrDefaultAsync(row => row.NormalizedUserName == normalized, work.Cancellation);
                var answer = await codes.RedeemAsync(work, presented);
                if (!answer.IsAccepted || user is not { Disabled: false })
                    return Refuse(work, user, answer);
                if (refusal is not null)
                    return refusal;
                user.SetPassword(hash, work.Now);
                user.ConcurrencyStamp = Guid.CreateVersion7().ToString();
                (user.AccessFailedCount, user.LockoutEnd) = (0, null);
                user.RenewStamp();
                work.Audit("user.set-password", nameof(AppUser), user.Id);
                work.Publish(ChangeKind.User, user.Id, user);
                return Counted.Of<Done>(Done.Yes);
            },
            ct);
        return done.Outcome();
    }

    private static Result<Result<Done>> Refuse(Work work, AppUser? user, CodeAnswer answer)
    {
        // Whoever issued the code should know that somebody tried it to death.
        if (answer is { Verdict: CodeVerdict.Voided, IssuedBy: { } issuer } && user is not null)
            work.Tell(Audience.User(issuer), user.Id, new Phrase("user.told.code_voided", user.UserName!));
        work.Audit("user.set-password", nameof(AppUser), user?.Id.ToString() ?? "unknown", outcome: UserErrors.ResetInvalid.Code);
        return Counted.Refusal<Done>(UserErrors.ResetInvalid);
    }
}

/// <summary>The form as typed.</summary>
public sealed class PasswordResetInput
{
    public string? UserName { get; set; }
    public string? Code { get; set; }
    public string? Password { get; set; }
    public string? PasswordAgain { get; set; }
}
