using System.Security.Cryptography;
using System.Text;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Authorization.Codes;

/// <summary>A code that was just made. Nothing but this holds it in the clear: show or send it once, never log it.</summary>
public sealed record FreshCode(CodePurpose Purpose, string Subject, string Text, byte[] Salt, byte[] Digest)
{
    /// <summary>Leaves the code out: a record may reach a log.</summary>
    public override string ToString() => $"{nameof(FreshCode)} {Purpose}";
}

/// <summary>What somebody typed, digested like the code that it may be.</summary>
public sealed record PresentedCode(CodePurpose Purpose, string Subject, byte[] Digest);

public enum CodeVerdict
{
    Accepted,

    /// <summary>Wrong, used, expired, replaced, or never issued: whoever typed it is not told which (CO-02).</summary>
    Refused,

    /// <summary>Refused, and this try was the last: the code is void, which whoever issued it should hear.</summary>
    Voided,
}

public sealed record CodeAnswer(CodeVerdict Verdict, Guid? IssuedBy = null)
{
    public bool IsAccepted => Verdict == CodeVerdict.Accepted;
}

/// <summary>
/// Makes one-time codes and takes them in (CO-01, CO-02, AU-07). Making and presenting digest for a while on purpose, so both happen outside the unit of work;
/// storing and redeeming inside it. A unit that redeems must commit also when it refuses, or the try was not counted.
/// </summary>
public sealed class CodeService(Db db, CodeRules rules, SteadyClock clock)
{
    /// <summary>Codes with fewer bits could be guessed from their digest: they are digested slowly.</summary>
    private const int StrongBits = 112;

    private const int SaltLength = 16, DigestLength = 32, Iterations = 210_000;

    /// <summary>A new code, not valid before <see cref="StoreAsync"/>.</summary>
    /// <param name="purpose">What it opens.</param>
    /// <param name="subject">For what or whom; one code lives at a time.</param>
    /// <param name="bound">What must be the same again when it is redeemed, e.g. the challenge it answers.</param>
    public FreshCode Make(CodePurpose purpose, string subject, string bound = "")
    {
        var rule = rules.Of(purpose);
        var text = RandomNumberGenerator.GetString(rule.Alphabet, rule.Length);
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new FreshCode(purpose, subject, Grouped(text, rule.Group), salt, DigestOf(rule, text, salt, purpose, subject, bound));
    }

    /// <summary>Makes the code valid; an older one of the same purpose and subject is void.</summary>
    public async Task StoreAsync(Work work, FreshCode code)
    {
        await VoidAsync(work, code.Purpose, code.Subject);
        var now = clock.UtcNow;
        work.Data.Add(new OneTimeCode
        {
            Purpose = code.Purpose,
            Subject = code.Subject,
            Salt = code.Salt,
            Digest = code.Digest,
            IssuedAt = now,
            ExpiresAt = now + rules.Of(code.Purpose).Life,
            IssuedBy = work.Scope.UserId,
        });
    }

    public Task VoidAsync(Work work, CodePurpose purpose, string subject) => Live(work.Data, purpose, subject).ExecuteDeleteAsync(work.Cancellation);

    /// <summary>Digests what was typed. Takes as long for a subject that has no code.</summary>
    public async Task<PresentedCode> PresentAsync(CodePurpose purpose, string subject, string? typed, string bound = "", CancellationToken ct = default)
    {
        var salt = await db.ReadAsync((data, token) => Live(data, purpose, subject).Select(row => row.Salt).SingleOrDefaultAsync(token), ct);
        return new PresentedCode(purpose, subject, DigestOf(rules.Of(purpose), CrockfordText.Normalise(typed), salt ?? new byte[SaltLength], purpose, subject, bound));
    }

    /// <summary>Uses the code up. Of several at once, one is accepted.</summary>
    public Task<CodeAnswer> RedeemAsync(Work work, PresentedCode code) => AnswerAsync(work, code, usesUp: true);

    /// <summary>Says whether the code is right, without using it up; a wrong one costs a try.</summary>
    public Task<CodeAnswer> CheckAsync(Work work, PresentedCode code) => AnswerAsync(work, code, usesUp: false);

    private async Task<CodeAnswer> AnswerAsync(Work work, PresentedCode code, bool usesUp)
    {
        var (live, now, most) = (Live(work.Data, code.Purpose, code.Subject), clock.UtcNow, rules.Of(code.Purpose).Tries);

        // The try is taken first: the row stays locked to the end of the unit, so that many at once get no more tries than one after the other.
        // A code from the future was issued before somebody set the clock back: how long it has lived nobody knows.
        var taken = await live.Where(row => row.ExpiresAt > now && row.IssuedAt <= now && row.Tries < most)
            .ExecuteUpdateAsync(row => row.SetProperty(field => field.Tries, field => field.Tries + 1), work.Cancellation);
        var found = taken == 0 ? null : await live.AsNoTracking().SingleAsync(work.Cancellation);
        var same = CryptographicOperations.FixedTimeEquals(code.Digest, found?.Digest ?? new byte[DigestLength]);
        if (found is null)
            return new CodeAnswer(CodeVerdict.Refused);
        if (same && usesUp || !same && found.Tries >= most)
            await live.ExecuteDeleteAsync(work.Cancellation);
        else if (same)
            await live.ExecuteUpdateAsync(row => row.SetProperty(field => field.Tries, field => field.Tries - 1), work.Cancellation);
        return same ? new CodeAnswer(CodeVerdict.Accepted) : new CodeAnswer(found.Tries >= most ? CodeVerdict.Voided : CodeVerdict.Refused, found.IssuedBy);
    }

    private static IQueryable<OneTimeCode> Live(AppDbContext data, CodePurpose purpose, string subject) =>
        data.AllOneTimeCodes().Where(row => row.Purpose == purpose && row.Subject == subject);

    private static byte[] DigestOf(CodeRule rule, string text, byte[] salt, CodePurpose purpose, string subject, string bound)
    {
        byte[] content = Encoding.UTF8.GetBytes($"{purpose}\n{subject}\n{bound}\n{text}");
        return rule.Bits < StrongBits
            ? Rfc2898DeriveBytes.Pbkdf2(content, salt, Iterations, HashAlgorithmName.SHA512, DigestLength)
            : SHA256.HashData([.. salt, .. content]);
    }

    private static string Grouped(string text, int group) => group == 0 ? text : string.Join('-', text.Chunk(group).Select(part => new string(part)));
}
