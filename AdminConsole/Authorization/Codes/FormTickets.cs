using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;

namespace AdminConsole.Authorization.Codes;

/// <summary>
/// What one anonymous form has established and the next must bring back, as a hidden field: sealed, so that nobody reads or changes it, and for a while only.
/// A ticket is not used up; what must happen once is kept by the database.
/// </summary>
public sealed class FormTickets(FieldSealer sealer, SteadyClock clock)
{
    private const int TimeLength = 8, Longest = 4_000;

    /// <param name="purpose">A ticket opens for its own purpose only.</param>
    /// <param name="content">What to bring back.</param>
    /// <param name="life">How long it is taken.</param>
    public string Make(string purpose, string content, TimeSpan life)
    {
        var plain = new byte[TimeLength + Encoding.UTF8.GetByteCount(content)];
        BinaryPrimitives.WriteInt64BigEndian(plain, (clock.UtcNow + life).Ticks);
        Encoding.UTF8.GetBytes(content, plain.AsSpan(TimeLength));
        return Base64Url.EncodeToString(sealer.Seal(ColumnOf(purpose), "", plain));
    }

    /// <summary>The content; null when the ticket is not ours, for something else, or too old.</summary>
    public string? Read(string purpose, string? ticket)
    {
        if (ticket is null or { Length: 0 or > Longest } || !Base64Url.IsValid(ticket))
            return null;
        try
        {
            var plain = sealer.Open(ColumnOf(purpose), "", Base64Url.DecodeFromChars(ticket));
            return BinaryPrimitives.ReadInt64BigEndian(plain) > clock.UtcNow.Ticks ? Encoding.UTF8.GetString(plain, TimeLength, plain.Length - TimeLength) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string ColumnOf(string purpose) => $"form-ticket.{purpose}";
}
