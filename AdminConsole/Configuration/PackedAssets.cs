using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace AdminConsole.Configuration;

/// <summary>
/// Style sheets, scripts and drawings, compressed: each once, when it is first asked for, so that a strong compression costs nothing on the day when everybody comes.
/// Only these files, which are the same for everybody: compressing a personal page together with a secret in it would help to guess the secret.
/// </summary>
internal sealed class PackedAssets(RequestDelegate next, IWebHostEnvironment environment)
{
    /// <summary>A fifth bigger than the strongest, in a twentieth of its time.</summary>
    private const int Quality = 7, Window = 22;

    private static readonly string[] Packed = [".css", ".js", ".svg"];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly ConcurrentDictionary<(string Path, DateTimeOffset Changed, string Encoding), Lazy<Task<Asset>>> assets = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!HttpMethods.IsGet(context.Request.Method) || !Packed.Contains(Path.GetExtension(path)) || context.Request.Headers.ContainsKey(HeaderNames.Range)
            || EncodingOf(context.Request) is not { } encoding || environment.WebRootFileProvider.GetFileInfo(path) is not { Exists: true } file)
        {
            await next(context);
            return;
        }

        var asset = await assets.GetOrAdd((path, file.LastModified, encoding), key => new Lazy<Task<Asset>>(() => PackAsync(file, key.Encoding))).Value;
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = asset.Tag;
        headers.LastModified = file.LastModified;
        headers.CacheControl = WebRoot.CacheControlOf(context.Request);
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(asset.Tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentType = ContentTypes.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        context.Response.ContentLength = asset.Content.Length;
        await context.Response.Body.WriteAsync(asset.Content, context.RequestAborted);
    }

    private static string? EncodingOf(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptEncoding.Where(encoding => encoding.Quality is not 0).Select(encoding => encoding.Value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return wanted.Contains("br") ? "br" : wanted.Contains("gzip") ? "gzip" : null;
    }

    private static async Task<Asset> PackAsync(IFileInfo file, string encoding)
    {
        var plain = new byte[file.Length];
        await using (var content = file.CreateReadStream())
            await content.ReadExactlyAsync(plain);
        var packed = encoding == "br" ? Brotli(plain) : GZip(plain);
        return new Asset(packed, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(packed))[..16]}\""));
    }

    private static byte[] Brotli(byte[] plain)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var length, Quality, Window) ? packed[..length] : throw new InvalidOperationException("A buffer of the greatest length was too short.");
    }

    private static byte[] GZip(byte[] plain)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(plain);
        return packed.ToArray();
    }

    private sealed record Asset(byte[] Content, EntityTagHeaderValue Tag);
}
