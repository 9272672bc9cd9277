using AdminConsole.Features.Certificates;

namespace AdminConsole.Tests.Features.Certificates;

public sealed class QrCodeTests
{
    [Fact]
    public void Of_DrawsTheThreeFindersInsideAQuietZone()
    {
        var code = QrCode.Of("https://console.example/verify?code=2AWH-AE2Y-WC38");

        // Four modules of quiet zone, then the finder's upper edge of seven, at the left and at the right.
        Assert.StartsWith("M4 4h7v1h-7z", code.Path, StringComparison.Ordinal);
        Assert.Contains($"M{code.Size - 11} 4h7v1h-7z", code.Path, StringComparison.Ordinal);
        Assert.Contains($"M4 {code.Size - 5}h7v1h-7z", code.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("M0 ", code.Path, StringComparison.Ordinal);
        Assert.NotEqual(code.Path, QrCode.Of("https://console.example/verify?code=2AWH-AE2Y-WC39").Path);
    }
}
