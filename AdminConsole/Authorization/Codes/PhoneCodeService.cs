using AdminConsole.Auditing;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Outbox;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Codes;

/// <summary>One-time codes that are sent to a phone: bound to purpose, phone and the challenge that they answer (AU-07).</summary>
public sealed class PhoneCodeService(CodeService codes, AttemptService attempts, AttemptLimits limits, PersonalData personal, AuditOrigin origin, SteadyClock clock, IOptions<OtpOptions> options, SmsAvailability sms)
{
    private const string Installation = "all";

    /// <summary>Why nobody need ask for a code now; null = they may. Ask it first, before anything is looked up.</summary>
    public Error? Refusal => sms.IsAvailable ? null : CodeErrors.SmsUnavailable;

    /// <summary>As <see cref="CodeService.Make"/>, outside the unit of work.</summary>
    public FreshCode Make(CodePurpose purpose, string phone, string challenge) => codes.Make(purpose, SubjectOf(phone), challenge);

    /// <summary>
    /// Stores the code and has it sent. False: a limit holds it back, and nothing was stored. Whoever is not signed in must not be told.
    /// </summary>
    public async Task<bool> SendAsync(Work work, FreshCode code, string phone, Guid about)
    {
        if (!await TakeMessageAsync(work, phone))
            return false;
        await codes.StoreAsync(work, code);
        var life = TimeSpan.FromMinutes(options.Value.LifeMinutes);
        work.Sms(personal, about, phone, new Phrase("account.phone_code", code.Text, options.Value.LifeMinutes), notAfter: clock.UtcNow + life);
        return true;
    }

    public Task<PresentedCode> PresentAsync(CodePurpose purpose, string phone, string? typed, string challenge, CancellationToken ct = default) =>
        codes.PresentAsync(purpose, SubjectOf(phone), typed, challenge, ct);

    /// <summary>As <see cref="CodeService.RedeemAsync"/>.</summary>
    public Task<CodeAnswer> RedeemAsync(Work work, PresentedCode code) => codes.RedeemAsync(work, code);

    /// <summary>Whether one more message may go to the phone now. The widest limit first, as everywhere.</summary>
    public async Task<bool> TakeMessageAsync(Work work, string phone)
    {
        if (!await attempts.TakeAsync(work, limits.Messages, Installation) || !await attempts.TakeAsync(work, limits.MessagesFromAddress, origin.ClientAddress ?? ""))
            return false;
        foreach (var limit in limits.MessagesToPhone)
        {
            if (!await attempts.TakeAsync(work, limit, SubjectOf(phone)))
                return false;
        }

        return true;
    }

    private string SubjectOf(string phone) => Convert.ToHexString(personal.PhoneIndex(phone));
}
