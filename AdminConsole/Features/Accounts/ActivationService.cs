using System.Text.Json;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts;

/// <summary>
/// 账号激活, in two forms: account, code and phone; then what was sent to the phone, and the password. Whoever has no valid code learns nothing about accounts
/// (CO-02): unknown, activated and disabled ones answer like a wrong code, and no message is sent.
/// </summary>
public sealed class ActivationService(
    Db db, CodeService codes, PhoneCodeService phones, PersonalData personal, FormTickets tickets, PasswordRules passwords, IPasswordHasher<AppUser> hasher, ILookupNormalizer normalizer, TimeProvider clock)
{
    private const string Purpose = "activation";

    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(20);

    /// <summary>First form. An account that nobody signs in with is active with that; for the others the answer leads to the second form.</summary>
    public async Task<Result<ActivationStep>> BeginAsync(ActivationInput input, CancellationToken ct = default)
    {
        var (faults, phone, account) = (new FieldFaults(), MobileNumber.Check(input.Phone), IdentifierText.Normalise(input.Account));
        Demand("account", account.Length > 0, "account.required");
        Demand("code", !string.IsNullOrWhiteSpace(input.Code), "account.required");
        Demand("phone", phone.IsValid, string.IsNullOrWhiteSpace(input.Phone) ? "account.required" : "account.fault.phone");
        if (faults.Any)
            return faults.ToError();
        if (phones.Refusal is { } unavailable)
            return unavailable;
        var code = CrockfordText.Normalise(input.Code);
        var ticket = tickets.Make(Purpose, JsonSerializer.Serialize(new Ticket(account, code, phone.Value)), TicketLife);
        var presented = await codes.PresentAsync(CodePurpose.Activation, Clip(account), code, ct: ct);
        var phoneCode = phones.Make(CodePurpose.ActivationPhone, phone.Value, ticket);
        var begun = await db.WriteAsync<Result<ActivationStep>>(
            async work =>
            {
                var found = await FindAsync(work, account);
                var answer = found is { SignsIn: false } ? await codes.RedeemAsync(work, presented) : await codes.CheckAsync(work, presented);
                if (!answer.IsAccepted || found is not { State: InstitutionAccountState.Issued })
                    return Refuse<ActivationStep>(work, found, answer);
                if (!found.SignsIn)
                    return Counted.Of(Finish(work, found, user: null).Map(_ => new ActivationStep(found.Name, Ticket: null, "")));
                if (!await phones.SendAsync(work, phoneCode, phone.Value, found.Id))
                    return Counted.Refusal<ActivationStep>(CodeErrors.TooOften);
                work.Audit("account.send-phone-code", nameof(InstitutionAccount), found.Id);
                return (Result<ActivationStep>)new ActivationStep(found.Name, ticket, Mask.Phone(phone.Value));
            },
            ct);
        return begun.Outcome();

        void Demand(string path, bool isRight, string fault)
        {
            if (!isRight)
                faults.Add(path, fault);
        }
    }

    /// <summary>Where the second form stands; null when its ticket is too old and the first form has to be filled in again.</summary>
    public ActivationStep? StepOf(string? ticket) => Read(ticket) is { } read ? new ActivationStep(read.Account, ticket, Mask.Phone(read.Phone)) : null;

    /// <summary>Second form: makes the user. Answers the account's name.</summary>
    public async Task<Result<string>> FinishAsync(ActivationInput input, CancellationToken ct = default)
    {
        if (Read(input.Ticket) is not { } ticket)
            return CodeErrors.OtpInvalid;
        var name = TextRules.Name(input.Name, AppUser.NameLength);
        var faults = passwords.Check(input.Password, input.PasswordAgain, ticket.Account, ticket.Phone);
        if (name.Value.Length == 0 || name.Fault is not null)
            faults.Add("name", name.Fault ?? new Phrase("account.required"));
        if (string.IsNullOrWhiteSpace(input.PhoneCode))
            faults.Add("phoneCode", "account.required");
        if (faults.Any)
            return faults.ToError();
        var code = await codes.PresentAsync(CodePurpose.Activation, Clip(ticket.Account), ticket.Code, ct: ct);
        var phoneCode = await phones.PresentAsync(CodePurpose.ActivationPhone, ticket.Phone, input.PhoneCode, input.Ticket!, ct);
        var user = NewUser(ticket, name.Value, input.Password!);
        var done = await db.WriteAsync<Result<string>>(
            async work =>
            {
                var found = await FindAsync(work, ticket.Account);
                if (!(await codes.RedeemAsync(work, phoneCode)).IsAccepted)
                    return Refuse<string>(work, found, CodeErrors.OtpInvalid);
                var answer = await codes.RedeemAsync(work, code);
                if (!answer.IsAccepted || found is not { SignsIn: true, State: InstitutionAccountState.Issued })
                    return Refuse<string>(work, found, answer);
                if (PasswordRules.Names(input.Password!, await work.Data.Institutions.Where(row => row.Id == found.InstitutionId).Select(row => row.Name).SingleAsync(work.Cancellation)))
                    return PasswordRules.Telling;
                return Counted.Of(Finish(work, found, user).Map(_ => found.Name));
            },
            ct);
        return done.Outcome();
    }

    /// <summary>The account is active; its user, where it has one, belongs to the account's node.</summary>
    private static Result<Done> Finish(Work work, InstitutionAccount account, AppUser? user)
    {
        if (user is not null)
        {
            (user.DistrictId, user.SiteId, user.PointId, user.InstitutionId) = (account.DistrictId, account.SiteId, account.PointId, account.InstitutionId);
            user.Roles.Add(new RoleAssignment { Role = account.IsMain ? Role.InstitutionAdministrator : Role.InstitutionReviewer });
            work.Data.Users.Add(user);
            work.Audit("user.create", nameof(AppUser), user.Id);
            work.Publish(ChangeKind.User, user.Id, user);
        }

        work.Audit("account.activate", nameof(InstitutionAccount), account.Id);
        work.Publish(ChangeKind.InstitutionAccount, account.Id, account);
        return account.Activate(user?.Id, work.Now);
    }

    private AppUser NewUser(Ticket ticket, string displayName, string password)
    {
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = ticket.Account,
            NormalizedUserName = normalizer.NormalizeName(ticket.Account),
            DisplayName = displayName,
            DistrictId = default,
            InstitutionId = default,
            LockoutEnabled = true,
        };
        user.RenewStamp();
        user.SetPassword(hasher.HashPassword(user, password), clock.GetUtcNow().UtcDateTime);
        user.BindPhone(personal, ticket.Phone);
        return user;
    }

    private static Result<Result<T>> Refuse<T>(Work work, InstitutionAccount? account, CodeAnswer answer)
    {
        // Whoever issued the code should know that somebody tried it to death.
        if (answer is { Verdict: CodeVerdict.Voided, IssuedBy: { } issuer } && account is not null)
            work.Tell(Audience.User(issuer), account.Id, new Phrase("account.told.code_voided", account.Name));
        return Refuse<T>(work, account, CodeErrors.ActivationInvalid);
    }

    private static Result<Result<T>> Refuse<T>(Work work, InstitutionAccount? account, Error error)
    {
        work.Audit("account.activate", nameof(InstitutionAccount), account?.Id.ToString() ?? "unknown", outcome: error.Code);
        return Counted.Refusal<T>(error);
    }

    private static Task<InstitutionAccount?> FindAsync(Work work, string account) => work.Data.InstitutionAccounts.SingleOrDefaultAsync(row => row.Name == account, work.Cancellation);

    private Ticket? Read(string? ticket) => tickets.Read(Purpose, ticket) is { } content ? JsonSerializer.Deserialize<Ticket>(content) : null;

    /// <summary>No account has a longer name, and no code.</summary>
    private static string Clip(string account) => account.Length <= InstitutionAccount.NameLength ? account : "";

    private sealed record Ticket(string Account, string Code, string Phone);
}

/// <param name="Account">Its name.</param>
/// <param name="Ticket">For the second form; null when the account is active already.</param>
/// <param name="PhoneMasked">Where the code was sent.</param>
public sealed record ActivationStep(string Account, string? Ticket, string PhoneMasked);
