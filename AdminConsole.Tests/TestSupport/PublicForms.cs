using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AdminConsole.Authorization.Codes;

namespace AdminConsole.Tests.TestSupport;

/// <summary>A page as it was answered, its characters plain.</summary>
internal sealed record PublicPage(int Status, string Text)
{
    /// <summary>The value of a hidden field; empty where there is none.</summary>
    public string Hidden(string name) =>
        Regex.Match(Text, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;
}

/// <param name="Name">Of the field.</param>
/// <param name="Value">What is typed, or the file's name.</param>
/// <param name="File">The file's content; null for a field.</param>
internal sealed record FormPart(string Name, string Value, byte[]? File = null);

/// <summary>The pages that need no sign-in, as a browser without scripts sees them, with the browser's work done by hand.</summary>
internal static partial class PublicForms
{
    public static async Task<PublicPage> OpenAsync(this Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return await ReadAsync(answer);
    }

    /// <param name="visitor">Whose browser.</param>
    /// <param name="path">Of the page.</param>
    /// <param name="handler">Which of its forms.</param>
    /// <param name="parts">What is filled in.</param>
    /// <param name="withProof">Whether the browser does its work.</param>
    /// <param name="form">The page that is being filled in; opened first where none is given.</param>
    public static async Task<PublicPage> FillInAsync(this Visitor visitor, string path, string handler, IEnumerable<FormPart> parts, bool withProof = true, PublicPage? form = null)
    {
        form ??= await visitor.OpenAsync(path);
        using var body = new MultipartFormDataContent { { new StringContent(handler), "_handler" }, { new StringContent(form.Hidden("__RequestVerificationToken")), "__RequestVerificationToken" } };
        if (withProof)
        {
            var challenge = new WorkChallenge(form.Hidden("proofChallenge"), int.Parse(Bits().Match(form.Text).Groups["bits"].Value, CultureInfo.InvariantCulture));
            body.Add(new StringContent(challenge.Challenge), "proofChallenge");
            body.Add(new StringContent(ProofOfWork.Solve(challenge)), "proofAnswer");
        }

        foreach (var part in parts)
        {
            if (part.File is null)
            {
                body.Add(new StringContent(part.Value), part.Name);
                continue;
            }

            var file = new ByteArrayContent(part.File);
            file.Headers.ContentType = new("image/png");
            body.Add(file, part.Name, part.Value);
        }

        using var answer = await visitor.SendAsync(HttpMethod.Post, path, body);
        return await ReadAsync(answer);
    }

    private static async Task<PublicPage> ReadAsync(HttpResponseMessage answer) => new((int)answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));

    [GeneratedRegex("data-proof-bits=\"(?<bits>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bits();
}
