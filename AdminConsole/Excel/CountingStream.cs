namespace AdminConsole.Excel;

/// <summary>Counts what a part inflates to and refuses at the limit, whatever the package's headers promise.</summary>
internal sealed class CountingStream(Stream inner, InflatedBytes inflated) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => inflated.Add(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => inflated.Add(inner.Read(buffer));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Bytes that the parts of one package have inflated to so far.</summary>
internal sealed class InflatedBytes(long most)
{
    private long total;

    public int Add(int read)
    {
        total += read;
        return total <= most ? read : throw new ImportRefusedException(ImportErrors.TooLarge);
    }
}
