using System.Security.Cryptography;
using System.Text;
using AdminConsole.Data.Sealing;
using AdminConsole.Tests.TestSupport;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Data.Sealing;

public sealed class FieldSealerTests : IDisposable
{
    private const string Column = "Practitioners.Certificate", Row = "17";

    private readonly TempFolder folder = new();
    private readonly FieldSealer sealer;

    public FieldSealerTests() => sealer = new FieldSealer(KeyRing.Open(folder.File("keys/sealing.json")));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void PD04_OpenAfterSeal_GivesThePlainText() =>
        Prop.ForAll<NonNull<string>>(text => sealer.OpenText(Column, Row, sealer.Seal(Column, Row, Valid(text.Get))) == Valid(text.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void PD04_AnyAlteredByte_IsRefused()
    {
        var @sealed = sealer.Seal(Column, Row, "110420100000045");

        for (var index = 0; index < @sealed.Length; index++)
        {
            var altered = @sealed.ToArray();
            altered[index] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => sealer.Open(Column, Row, altered));
        }
    }

    [Theory]
    [InlineData("Practitioners.Certificate", "18")]
    [InlineData("Practitioners.Name", "17")]
    [InlineData("Practitioners.Certificate:1", "7")]
    public void PD04_ValueMovedToAnotherRowOrColumn_IsRefused(string column, string row)
    {
        var @sealed = sealer.Seal(Column, Row, "110420100000045");

        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(column, row, @sealed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(28)]
    public void PD04_ValueCutShort_IsRefused(int length) =>
        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(Column, Row, sealer.Seal(Column, Row, "text").AsSpan(0, length)));

    [Fact]
    public void PD04_SameValueTwice_SealsDifferently_AndHidesIt()
    {
        var (one, other) = (sealer.Seal(Column, Row, "110420100000045"), sealer.Seal(Column, Row, "110420100000045"));

        Assert.NotEqual(one, other);
        Assert.DoesNotContain("110420100000045", Encoding.Latin1.GetString(one), StringComparison.Ordinal);
    }

    [Fact]
    public void PD04_Index_IsStablePerPurposeAndDiffersBetweenPurposes()
    {
        var index = sealer.Index("person", "01:420106199605047932");

        Assert.Equal(16, index.Length);
        Assert.Equal(index, sealer.Index("person", "01:420106199605047932"));
        Assert.NotEqual(index, sealer.Index("phone", "01:420106199605047932"));
        Assert.NotEqual(index, sealer.Index("person", "01:420106199605047933"));
    }

    [Fact]
    public void PD04_AnotherInstallation_CannotOpenNorRecompute()
    {
        var stranger = new FieldSealer(KeyRing.Open(folder.File("other/sealing.json")));

        Assert.ThrowsAny<CryptographicException>(() => stranger.Open(Column, Row, sealer.Seal(Column, Row, "text")));
        Assert.NotEqual(sealer.Index("person", "x"), stranger.Index("person", "x"));
    }

    /// <summary>Lone surrogates have no UTF-8 form and never reach the sealer.</summary>
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
