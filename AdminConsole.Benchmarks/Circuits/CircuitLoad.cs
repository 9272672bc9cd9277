using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Benchmarks.Circuits;

/// <summary>tools/circuit-load: many open circuits from one process.</summary>
internal static partial class CircuitLoad
{
    private static readonly string Tool = Repository.FullPath("tools/circuit-load/circuit-load.mjs");

    /// <summary>Opens the circuits, holds them, closes them. Answers what the tool measured.</summary>
    /// <param name="url">The page.</param>
    /// <param name="cookies">One line a user; circuit i is the one of line i.</param>
    /// <param name="circuits">How many.</param>
    /// <param name="hold">Seconds.</param>
    /// <param name="processId">Of the server.</param>
    /// <param name="onHold">Called once all are open.</param>
    /// <param name="batches">Where each render batch is written down; null = nowhere.</param>
    public static async Task<JsonNode> RunAsync(Uri url, IReadOnlyList<string> cookies, int circuits, int hold, int processId, Func<Task>? onHold = null, string? batches = null)
    {
        var users = Path.GetTempFileName();
        await File.WriteAllLinesAsync(users, cookies);
        string[] arguments =
        [
            Tool, "--url", url.ToString(), "--circuits", circuits.ToString(CultureInfo.InvariantCulture), "--rate", "20", "--hold", hold.ToString(CultureInfo.InvariantCulture), "--timeout", "120",
            "--cookie-file", users, "--pid", processId.ToString(CultureInfo.InvariantCulture), "--gc-diag", "on", "--compression", "off", "--report-every", "1", "--timeline", "off", "--max-fail", "1",
            .. batches is null ? Array.Empty<string>() : ["--dump-batches", batches],
        ];
        using var node = new Process { StartInfo = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };
        Task? acting = null;
        node.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("\"phase\":\"hold\"", StringComparison.Ordinal) == true)
                acting ??= onHold?.Invoke() ?? Task.CompletedTask;
        };
        node.Start();
        node.BeginErrorReadLine();
        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (acting is not null)
            await acting;
        File.Delete(users);
        return JsonNode.Parse(answer) ?? throw new InvalidOperationException("circuit-load said nothing: run npm ci in tools/circuit-load.");
    }

    /// <summary>The cookies of a demonstration user who has signed in.</summary>
    public static async Task<string> SignInAsync(Uri address, string userName, string password)
    {
        var cookies = new System.Net.CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies }) { BaseAddress = address };
        var page = await client.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
            ["userName"] = userName,
            ["password"] = password,
            ["returnUrl"] = "/review",
        });
        using var answer = await client.PostAsync("/sign-in", form);
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/review" ? cookies.GetCookieHeader(address) : throw new InvalidOperationException($"{userName} could not sign in.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
