using System.ComponentModel.DataAnnotations;
using AdminConsole.Resources;

namespace AdminConsole.Outbox;

/// <summary>
/// Section <c>Sms</c>: the gateway that sends text messages, described by its HTTP request. In address, body and header values stand <c>{phone}</c>,
/// <c>{text}</c>, <c>{id}</c> (the same when a message is repeated), <c>{time}</c> (Unix seconds) and <c>{secret}</c>; each is escaped for where it stands.
/// </summary>
public sealed class SmsOptions
{
    public const string Section = "Sms";

    /// <summary>Address of the gateway, https outside Development. Empty = no gateway: in Development texts are kept for the page /outbox, elsewhere they fail and say why.</summary>
    public string Url { get; set; } = "";

    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    [RegularExpression("^(GET|POST)$")]
    public string Method { get; set; } = "POST";

    /// <summary>Of the body: <c>application/json</c> or <c>application/x-www-form-urlencoded</c>.</summary>
    [RegularExpression(@"^application/(json|x-www-form-urlencoded)$")]
    public string ContentType { get; set; } = "application/json";

    /// <summary>The body of a POST.</summary>
    public string Body { get; set; } = "";

    /// <summary>Headers by name.</summary>
    public Dictionary<string, string> Headers { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What <c>{secret}</c> stands for.</summary>
    public string Secret { get; set; } = "";

    /// <summary>What a good answer's body must hold beside a status of 2xx; empty = nothing. Many gateways refuse with status 200.</summary>
    public string Expect { get; set; } = "";

    /// <summary>Messages, by their resource keys with blanks between, that people of institutions with a phone get as a text too; empty = none.</summary>
    public string Copies { get; set; } = "";

    internal bool IsConfigured => Url.Length > 0;

    internal string[] CopiedKinds() => Copies.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What contradicts itself; null = nothing.</summary>
    /// <param name="isDevelopment">Only there a gateway may be asked over plain HTTP.</param>
    internal string? Fault(bool isDevelopment)
    {
        if (CopiedKinds().FirstOrDefault(kind => Strings.Chinese.Find(kind) is null) is { } unknown)
            return $"{Section}:{nameof(Copies)} names {unknown}, which is no message.";
        if (!IsConfigured)
            return Body.Length + Secret.Length + Headers.Count == 0 ? null : $"{Section}:{nameof(Url)} is missing while other keys of the section are set.";
        if (!Uri.TryCreate(Url.Replace('{', 'x').Replace('}', 'x'), UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            return $"{Section}:{nameof(Url)} must be an absolute https address.";
        if (url.Scheme != "https" && !isDevelopment)
            return $"{Section}:{nameof(Url)} must be https outside Development.";
        if ((Method == "GET") != (Body.Length == 0))
            return $"{Section}:{nameof(Body)} is needed for POST and has no place in GET.";
        var places = Url + Body + string.Concat(Headers.Values);
        if (!places.Contains("{phone}", StringComparison.Ordinal) || !places.Contains("{text}", StringComparison.Ordinal))
            return $"{Section}: neither address, body nor headers name {{phone}} and {{text}}.";
        if (places.Contains("{secret}", StringComparison.Ordinal) == (Secret.Length == 0))
            return $"{Section}:{nameof(Secret)} must be set exactly when {{secret}} is used.";
        return null;
    }
}
