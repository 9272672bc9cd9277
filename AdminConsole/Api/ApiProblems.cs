using System.Diagnostics;
using AdminConsole.Domain;
using AdminConsole.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminConsole.Api;

/// <summary>The one place where a refusal becomes an HTTP answer: problem+json with a Chinese title, a stable code and a trace id, and nothing else.</summary>
public static class ApiProblems
{
    private const int RetryAfterSeconds = 5;

    public static IResult ToProblem(this Error error) => error.ToProblem(StatusOf(error.Kind));

    /// <summary>In a person's language, for what pages of the console ask over HTTP.</summary>
    public static IResult ToProblem(this Error error, Strings words) => error.ToProblem(StatusOf(error.Kind), words);

    /// <summary>For refusals of the HTTP machinery itself, whose status no <see cref="ErrorKind"/> means.</summary>
    public static IResult ToProblem(this Error error, int status, Strings? words = null)
    {
        words ??= Strings.Chinese;
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code, ["traceId"] = TraceId };
        foreach (var (name, value) in error.Details)
            extensions[name] = value;
        if (error.Fields.Count > 0)
            extensions["errors"] = error.Fields.ToDictionary(field => field.Key, field => field.Value.Select(words.Say).ToArray(), StringComparer.Ordinal);
        var problem = TypedResults.Problem(title: words.Say(error.Phrase), statusCode: status, type: $"urn:adminconsole:{error.Code}", extensions: extensions);
        return status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable ? new Later(problem) : problem;
    }

    /// <summary>The answer to the value, or the refusal.</summary>
    public static IResult ToAnswer<T>(this Result<T> result, Func<T, IResult> answer) => result.IsOk ? answer(result.Value) : result.Error.ToProblem();

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

    /// <summary>A refusal that time mends says when to come back; a more exact answer that stands already is kept.</summary>
    private sealed class Later(ProblemHttpResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (httpContext.Response.Headers.RetryAfter.Count == 0)
                httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
