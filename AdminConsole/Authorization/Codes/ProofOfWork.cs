using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Codes;

/// <param name="Challenge">Goes with the form and comes back with it.</param>
/// <param name="Bits">Leading zero bits asked for.</param>
public sealed record WorkChallenge(string Challenge, int Bits);

/// <summary>
/// Work that a browser does for an anonymous form, in place of a picture puzzle: it costs a person a second and no attention, and whoever posts thousands of
/// forms thousands of seconds. Wanted is a number for which SHA-256 of <c>challenge.number</c> begins with so many zero bits (wwwroot-assets/js/proof-of-work.js).
/// A challenge is signed, so that nobody makes their own, and taken once.
/// </summary>
public sealed class ProofOfWork(FieldSealer sealer, AttemptService attempts, SteadyClock clock, IOptions<RateOptions> options)
{
    /// <summary>Short enough that challenge, dot and answer fit into one block of SHA-256.</summary>
    private const int NonceLength = 12, TimeLength = 8, SignatureLength = 12, LongestAnswer = 11;

    private const string Purpose = "proof-of-work";

    /// <summary>Filling in a form may take long; the browser works meanwhile.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);

    private static readonly AttemptLimit Once = new("proof", 1, Life);

    public WorkChallenge Issue()
    {
        var content = new byte[NonceLength + TimeLength];
        RandomNumberGenerator.Fill(content.AsSpan(0, NonceLength));
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(NonceLength), (clock.UtcNow + Life).Ticks);
        return new WorkChallenge(Base64Url.EncodeToString([.. content, .. Sign(content)]), options.Value.ProofOfWorkBits);
    }

    /// <summary>Whether the work was done for a challenge of ours that still lives and was not answered before; it is from now on.</summary>
    public async Task<bool> TakeAsync(Work work, string? challenge, string? answer)
    {
        if (challenge is null || answer is null or { Length: 0 or > LongestAnswer } || !IsOurs(challenge) || !IsDone(challenge, answer, options.Value.ProofOfWorkBits))
            return false;
        return await attempts.TakeAsync(work, Once, challenge);
    }

    /// <summary>Does the work; for tests and for programs that file in a form's place.</summary>
    public static string Solve(WorkChallenge work)
    {
        for (var number = 0L; ; number++)
        {
            var answer = number.ToString(CultureInfo.InvariantCulture);
            if (IsDone(work.Challenge, answer, work.Bits))
                return answer;
        }
    }

    private bool IsOurs(string challenge)
    {
        var bytes = new byte[NonceLength + TimeLength + SignatureLength];
        if (challenge.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.TryDecodeFromChars(challenge, bytes, out var length) || length != bytes.Length)
            return false;
        var content = bytes.AsSpan(0, NonceLength + TimeLength);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(content.Length), Sign(content)) && BinaryPrimitives.ReadInt64BigEndian(content[NonceLength..]) > clock.UtcNow.Ticks;
    }

    private ReadOnlySpan<byte> Sign(ReadOnlySpan<byte> content) => sealer.Mac(Purpose, content).AsSpan(0, SignatureLength);

    private static bool IsDone(string challenge, string answer, int bits)
    {
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}.{answer}"));
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(digest)) >= bits;
    }
}
