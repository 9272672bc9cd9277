using AdminConsole.Domain;
using Microsoft.Net.Http.Headers;

namespace AdminConsole.Api;

/// <summary>Version tokens as HTTP carries them: <c>ETag</c> and <c>If-Match</c>.</summary>
public static class EntityVersion
{
    public static string ToETag(Guid version) => $"\"{version}\"";

    /// <summary>Whether the request's <c>If-Match</c> names the version; <c>if_match_required</c> where there is none. A weak tag never matches (RFC 9110).</summary>
    public static Result<Func<Guid, bool>> ReadIfMatch(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            return ApiErrors.IfMatchRequired;
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags))
            return ApiErrors.Stale;
        return new Func<Guid, bool>(version => tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && tag.Tag.Equals(ToETag(version), StringComparison.Ordinal))));
    }
}
