using Microsoft.Net.Http.Headers;

namespace AdminConsole.Api;

/// <summary>What goes with a file that somebody uploaded, whatever it may turn out to be (FI-06): no cache keeps it, no browser guesses at it or runs it.</summary>
public static class FileHeaders
{
    /// <param name="headers">Of the answer.</param>
    /// <param name="disposition"><c>inline</c> for what pages show, <c>attachment</c> for what people save.</param>
    /// <param name="name">What a saved copy is called.</param>
    public static void DescribeFile(this IHeaderDictionary headers, string disposition, string name)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var value = new ContentDispositionHeaderValue(disposition);
        value.SetHttpFileName(name);
        headers.ContentDisposition = value.ToString();
    }
}
