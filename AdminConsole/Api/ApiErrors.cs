using AdminConsole.Domain;

namespace AdminConsole.Api;

/// <summary>Refusals that concern the request itself, before any feature looks at it.</summary>
public static class ApiErrors
{
    public static Error BadRequest { get; } = new("bad_request", ErrorKind.BadRequest);

    /// <summary>Not the JSON this endpoint takes: unreadable, a property twice, unknown or of the wrong type, or no body at all (IN-01).</summary>
    public static Error BadJson { get; } = new("bad_json", ErrorKind.BadRequest);

    public static Error TokenInvalid { get; } = new("token_invalid", ErrorKind.Unauthorized);

    public static Error TooLarge { get; } = new("too_large", ErrorKind.TooLarge);

    public static Error UnsupportedType { get; } = new("unsupported_type", ErrorKind.UnsupportedType);

    public static Error RateLimited { get; } = new("rate_limited", ErrorKind.TooMany);

    public static Error IfMatchRequired { get; } = new("if_match_required", ErrorKind.PreconditionRequired);

    /// <summary>The version named in <c>If-Match</c> is no longer the newest.</summary>
    public static Error Stale { get; } = Error.VersionConflict with { Kind = ErrorKind.PreconditionFailed };

    private static Error MethodNotAllowed { get; } = new("method_not_allowed", ErrorKind.BadRequest);

    private static Error Internal { get; } = new("internal_error", ErrorKind.Unavailable);

    /// <summary>What a bare status of the framework means.</summary>
    public static Error OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => TokenInvalid,
        StatusCodes.Status403Forbidden => Error.Forbidden,
        StatusCodes.Status404NotFound => Error.NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedType,
        StatusCodes.Status429TooManyRequests => RateLimited,
        >= StatusCodes.Status500InternalServerError => Internal,
        _ => BadRequest,
    };
}
