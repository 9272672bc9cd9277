using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Registrations;

/// <summary>
/// 查询申请结果: the credit code and a code sent to the applicant's phone show the newest application of that institution (CO-04). Whether there is one is not
/// told before the phone's code is right.
/// </summary>
public sealed class EnquiryService(
    Db db, PersonalData personal, CodeService codes, PhoneCodeService phones, AttemptService attempts, AttemptLimits limits, FormTickets tickets, ActingScope acting,
    IOptions<RegistrationOptions> options, TimeProvider clock)
{
    private const string Asked = "enquiry-asked", Shown = "enquiry-shown";

    /// <summary>Longer than a phone's code lives, so that its expiry is what counts.</summary>
    private static readonly TimeSpan AskedLife = TimeSpan.FromMinutes(15), ShownLife = TimeSpan.FromMinutes(30);

    /// <summary>Has a code sent to the applicant's phone, where there is an applicant. The answer is a ticket for <see cref="OpenAsync"/> in any case.</summary>
    public async Task<Result<string>> AskAsync(string? creditCode, CancellationToken ct = default)
    {
        var code = UnifiedSocialCreditCode.Check(creditCode);
        if (!code.IsValid)
            return Error.Field("code", new Phrase(string.IsNullOrWhiteSpace(creditCode) ? "registration.required" : "registration.fault.code"));
        if (phones.Refusal is { } unavailable)
            return unavailable;
        var ticket = tickets.Make(Asked, $"{code.Value} {Guid.CreateVersion7()}", AskedLife);
        var phone = await NewestAsync(code.Value, ct) is { } found ? personal.OpenRegistrationPhone(found.Id, found.PhoneSealed) : "";
        var fresh = phones.Make(CodePurpose.EnquiryPhone, phone, ticket);
        var sent = await db.WriteAsync<bool>(
            async work =>
            {
                work.Audit("registration.enquire", nameof(Registration), code.Value);
                return await attempts.TakeAsync(work, limits.Enquiries, code.Value) && phone.Length > 0 && await phones.SendAsync(work, fresh, phone, Guid.CreateVersion7());
            },
            ct);
        return sent.Map(_ => ticket);
    }

    /// <summary>The application, and a ticket that stands for having shown the phone's code.</summary>
    public async Task<Result<EnquiryAnswer>> OpenAsync(string? ticket, string? phoneCode, CancellationToken ct = default)
    {
        if (tickets.Read(Asked, ticket) is not { } asked)
            return CodeErrors.OtpInvalid;
        var code = asked[..asked.IndexOf(' ', StringComparison.Ordinal)];
        var found = await NewestAsync(code, ct);
        var phone = found is null ? "" : personal.OpenRegistrationPhone(found.Id, found.PhoneSealed);
        var presented = await phones.PresentAsync(CodePurpose.EnquiryPhone, phone, phoneCode, ticket!, ct);
        var opened = await db.WriteAsync<Result<Done>>(
            async work =>
            {
                var answer = await codes.RedeemAsync(work, presented);
                work.Audit("registration.show", nameof(Registration), found?.Id.ToString() ?? code, outcome: answer.IsAccepted ? "ok" : CodeErrors.OtpInvalid.Code);
                return answer.IsAccepted && found is not null ? (Result<Done>)Done.Yes : Counted.Refusal<Done>(CodeErrors.OtpInvalid);
            },
            ct);
        return opened.Outcome().Map(_ => AnswerOf(found!));
    }

    /// <summary>The application again, for who holds the ticket.</summary>
    public async Task<EnquiryAnswer?> ShownAsync(string? ticket, CancellationToken ct = default) => await FindAsync(ticket, ct) is { } found ? AnswerOf(found) : null;

    /// <summary>The account and its activation code, which is made now and never shown again.</summary>
    public async Task<Result<ReleasedCode>> TakeCodeAsync(string? ticket, CancellationToken ct = default)
    {
        if (await ShownAsync(ticket, ct) is not { Account: { } account } shown)
            return Error.NotFound;
        var fresh = codes.Make(CodePurpose.Activation, account);
        return await db.WriteAsync<ReleasedCode>(
            async work =>
            {
                var registration = await work.Data.Registrations.SingleAsync(row => row.Id == shown.Id, work.Cancellation);
                if (registration.ShowCode(work.Now, options.Value.ReleaseDelay).Error is { } refused)
                    return refused;
                await codes.StoreAsync(work, fresh);
                work.Audit("registration.release-code", nameof(Registration), registration.Id);
                work.Publish(LiveUpdates.ChangeKind.Registration, registration.Id, registration);
                return new ReleasedCode(account, fresh.Text);
            },
            ct);
    }

    /// <summary>The form of a returned application, to be corrected; null for any other.</summary>
    public async Task<(Guid Id, RegistrationInput Input)?> CorrectableAsync(string? ticket, CancellationToken ct = default) =>
        await FindAsync(ticket, ct) is { State: RegistrationState.Returned } row
            ? (row.Id, RegistrationInput.Of(row.Content, personal.OpenRegistrationPhone(row.Id, row.PhoneSealed)))
            : null;

    private EnquiryAnswer AnswerOf(Registration row)
    {
        var released = row.ReleasedAt(options.Value.ReleaseDelay);
        return new EnquiryAnswer(
            row.Id, row.Name, row.Code, row.State, row.SubmittedAt, row.DecidedAt, row.Note, row.Account, released, released <= clock.GetUtcNow().UtcDateTime, row.CodeShownAt,
            tickets.Make(Shown, row.Id.ToString(), ShownLife));
    }

    private async Task<Registration?> FindAsync(string? ticket, CancellationToken ct)
    {
        if (!Guid.TryParse(tickets.Read(Shown, ticket), CultureInfo.InvariantCulture, out var id))
            return null;

        // Whoever holds the ticket is nobody; it says what they may see.
        acting.Use(AccessScope.System);
        return await db.ReadAsync((data, token) => data.Registrations.SingleOrDefaultAsync(row => row.Id == id, token), ct);
    }

    private Task<Registration?> NewestAsync(string code, CancellationToken ct) =>
        db.ReadAsync((data, token) => data.Registrations.Where(row => row.Code == code).OrderByDescending(row => row.AppliedAt).FirstOrDefaultAsync(token), ct);
}

/// <summary>An application as its applicant sees it.</summary>
/// <param name="ReleasedAt">When an activation code may be shown.</param>
/// <param name="Ticket">Stands for having shown the phone's code.</param>
public sealed record EnquiryAnswer(
    Guid Id, string Name, string Code, RegistrationState State, DateTime SubmittedAt, DateTime? DecidedAt, string? Note, string? Account, DateTime ReleasedAt, bool IsReleased, DateTime? CodeShownAt, string Ticket);

/// <summary>What the applicant is shown once.</summary>
public sealed record ReleasedCode(string Account, string Code)
{
    /// <summary>Leaves the code out: a record may reach a log.</summary>
    public override string ToString() => Account;
}
