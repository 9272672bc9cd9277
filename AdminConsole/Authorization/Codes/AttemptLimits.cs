using AdminConsole.Configuration;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Codes;

/// <summary>The one table of limits that are counted in the database.</summary>
public sealed class AttemptLimits(IOptions<CodeOptions> codes, IOptions<RateOptions> rates)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), QuarterHour = TimeSpan.FromMinutes(15), Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <summary>Target: institution and digest of the person.</summary>
    public AttemptLimit ConfirmationOfPerson => new("confirmation-person", codes.Value.ConfirmationTries, QuarterHour, Quiet: true);

    /// <summary>Who has failed within the day. Target: institution and digest of the person.</summary>
    public AttemptLimit ConfirmationFailures => new("confirmation-failed", int.MaxValue, Day);

    /// <summary>Target: institution.</summary>
    public AttemptLimit ConfirmationOfInstitution => new("confirmation-institution", codes.Value.ConfirmationTriesPerDay, Day);

    /// <summary>How often an institution is told that its day is spent. Target: institution.</summary>
    public AttemptLimit ConfirmationNotice => new("confirmation-told", 1, Day);

    /// <summary>Requests of an API client, at its own rate where it has one. Target: client. This one and the next two are counted by <see cref="SharedRates"/>.</summary>
    public AttemptLimit ClientRequests(int? own) => new("client-requests", own ?? rates.Value.ApiClient, Minute);

    /// <summary>Requests to what needs no sign-in and is no form. Target: address.</summary>
    public AttemptLimit AnonymousRequests => new("anonymous-requests", rates.Value.AnonymousPerIp, Minute);

    /// <summary>Scans and files. Target: person, or address where nobody is signed in.</summary>
    public AttemptLimit Uploads => new("uploads", rates.Value.Uploads, Minute);

    /// <summary>Forms that need no sign-in. Target: address.</summary>
    public AttemptLimit AnonymousForms => new("anonymous-address", rates.Value.AnonymousPerIp, Minute);

    /// <summary>Codes on paper that somebody checks. Target: address.</summary>
    public AttemptLimit CodeVerifications => new("code-verification", rates.Value.AnonymousPerIp, Minute);

    /// <summary>Tries to enquire after one registration, whoever makes them. Target: credit code.</summary>
    public AttemptLimit Enquiries => new("enquiry-code", codes.Value.EnquiryTriesPerHour, Hour);

    /// <summary>Target: digest of the phone.</summary>
    public IReadOnlyList<AttemptLimit> MessagesToPhone => [new("sms-phone-minute", 1, Minute), new("sms-phone-hour", rates.Value.SmsPerPhoneHour, Hour), new("sms-phone-day", rates.Value.SmsPerPhoneDay, Day)];

    /// <summary>Target: address.</summary>
    public AttemptLimit MessagesFromAddress => new("sms-address", rates.Value.SmsPerIpHour, Hour);

    /// <summary>One target: the installation.</summary>
    public AttemptLimit Messages => new("sms-all", rates.Value.SmsPerHour, Hour);
}
