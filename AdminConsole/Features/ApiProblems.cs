using System.Diagnostics;
using AdminConsole.Domain;
using AdminConsole.Resources;

namespace AdminConsole.Features;

/// <summary>The one place where a refusal becomes an HTTP answer: problem+json with a Chinese title, a stable code and a trace id, and nothing else.</summary>
public static class ApiProblems
{
    public static IResult ToProblem(this Error error)
    {
        var chinese = Strings.Chinese;
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code, ["traceId"] = TraceId };
        if (error.Fields.Count > 0)
            extensions["errors"] = error.Fields.ToDictionary(field => field.Key, field => field.Value.Select(chinese.Say).ToArray(), StringComparer.Ordinal);
        return Results.Problem(title: chinese.Say(error.Phrase), statusCode: StatusOf(error.Kind), type: $"urn:adminconsole:{error.Code}", extensions: extensions);
    }

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.BadRequest => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthorized => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ErrorKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.UnsupportedType => StatusCodes.Status415UnsupportedMediaType,
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No status is named for this kind."),
    };

    public static string TraceId => Activity.Current?.TraceId.ToString() ?? "";
}
