using System.Buffers.Binary;
using System.IO.Compression;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Submissions;
using AdminConsole.Scans;

namespace AdminConsole.Data.Demonstration;

/// <summary>
/// Pictures of papers that never were: a frame, lines of writing that say nothing, a red stamp. Each is another one, because the same picture filed by two
/// persons is a signal of its own.
/// </summary>
public sealed class DemonstrationImages(ScanUpload uploads)
{
    private const int Width = 420, Height = 594;
    private const byte Paper = 0, Frame = 1, Writing = 2, Stamp = 3;

    private static readonly byte[] Palette = [0xFD, 0xFC, 0xF8, 0x5A, 0x64, 0x72, 0xB4, 0xBB, 0xC5, 0xC8, 0x2A, 0x3A];
    private static readonly ImageLimits Limits = new(200 * 1024, 200, Height, Width * Height, JpegOnly: false);

    private int drawn;

    /// <summary>Stores one and gives its row for the filing.</summary>
    public async Task<Material> MaterialAsync(Work work, Guid client, Guid submissionId, string slot)
    {
        var image = await StoreAsync(slot, work.Cancellation);
        return new Material
        {
            Id = Guid.CreateVersion7(),
            ClientId = client,
            Slot = slot,
            StorageName = image.StorageName,
            ContentType = image.ContentType,
            Length = image.Length,
            Width = image.Width,
            Height = image.Height,
            Orientation = image.Orientation,
            ReceivedSha256 = image.ReceivedSha256,
            Sha256 = image.Sha256,
            UploadedAt = work.Now,
            SubmissionId = submissionId,
        };
    }

    /// <summary>Stores one and adds its row for the record.</summary>
    public async Task AddScanAsync(Work work, ScanKind kind, IOwned owner, Guid parentId, string label) =>
        work.Data.Scans.Add(ScanService.RowOf(Guid.CreateVersion7(), kind, Ancestry.Of(owner), await StoreAsync(label, work.Cancellation), work, parentId));

    private async Task<StoredScan> StoreAsync(string label, CancellationToken ct) => (await uploads.TakeAsync(Draw(++drawn), StoredScan.Png, $"{label}.png", Limits, ct)).Value;

    private static byte[] Draw(int number)
    {
        var random = new Random(number);
        var rows = new byte[Height * (Width + 1)];
        Fill(20, 20, Width - 40, 2, Frame);
        Fill(20, Height - 22, Width - 40, 2, Frame);
        Fill(20, 20, 2, Height - 40, Frame);
        Fill(Width - 22, 20, 2, Height - 40, Frame);
        Fill(130, 60, 160, 18, Frame);
        for (var y = 120; y < Height - 150; y += 26)
            Fill(60, y, random.Next(140, Width - 120), 8, Writing);
        DrawStamp(Width - 120 + random.Next(-12, 12), Height - 110 + random.Next(-12, 12));
        return Encode(rows);

        void Fill(int left, int top, int width, int height, byte colour)
        {
            for (var y = top; y < top + height; y++)
                rows.AsSpan((y * (Width + 1)) + 1 + left, width).Fill(colour);
        }

        void DrawStamp(int centreX, int centreY)
        {
            for (var y = -52; y <= 52; y++)
            {
                for (var x = -52; x <= 52; x++)
                {
                    var distance = Math.Sqrt((x * x) + (y * y));
                    if (distance is > 47 and < 52 || (Math.Abs(x) + Math.Abs(y) < 17))
                        rows[((centreY + y) * (Width + 1)) + 1 + centreX + x] = Stamp;
                }
            }
        }
    }

    private static byte[] Encode(byte[] rows)
    {
        using var png = new MemoryStream();
        png.Write(PngFile.Magic);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 3);
        Write("IHDR"u8, head);
        Write("PLTE"u8, Palette);
        using (var packed = new MemoryStream())
        {
            using (var deflated = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                deflated.Write(rows);
            Write("IDAT"u8, packed.ToArray());
        }

        Write("IEND"u8, []);
        return png.ToArray();

        void Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
        {
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            png.Write(number);
            png.Write(type);
            png.Write(data);
            BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum.Of(type, data));
            png.Write(number);
        }
    }
}
