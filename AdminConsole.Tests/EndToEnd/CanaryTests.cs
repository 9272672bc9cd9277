using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>Plants values that nothing else could have written, lets the product handle them, rightly and wrongly, and looks everywhere for them afterwards.</summary>
[Collection(EndToEndCollection.Name)]
public sealed partial class CanaryTests
{
    private const string Name = "金丝雀", Document = "420106199901019538", Phone = "13912348765", WrongPassword = "Kanarienvogel-2027!", Code = "ZZKA-NARI-ENVG-2027", UserName = "kanarien.vogel";

    /// <summary>Name and account stand in the database for their readers; the rest stands nowhere in the clear.</summary>
    [Fact]
    public async Task PD05_PD04_PlantedValues_AreInNoLogTempFileOrDatabaseFile()
    {
        using var temporary = new TempFolder();
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = temporary.Path, ["Logging:LogLevel:Default"] = "Debug" });
        await FileAsync(server.BaseAddress);
        var otp = await BindPhoneAsync(server.BaseAddress);
        using (var stranger = new Visitor(server.BaseAddress))
        {
            using var signIn = await stranger.PostAsync("/sign-in", ("userName", UserName), ("password", WrongPassword));
            using var broken = await stranger.PostBareAsync("/sign-in", ("userName", UserName), ("password", WrongPassword));
            await stranger.FillInAsync("/password-reset", "reset", [new("Input.UserName", UserName), new("Input.Code", Code), new("Input.Password", WrongPassword), new("Input.PasswordAgain", WrongPassword)]);
        }

        string[] secret = [Document, Phone, WrongPassword, Code, Code.Replace("-", "", StringComparison.Ordinal), otp];
        var said = server.Output;
        Assert.True(said.Length > 1_000);
        Assert.Equal([], secret.Append(Name).Where(value => said.Contains(value, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal([], await FilesWithAsync(temporary.Path, [.. secret, Name]));

        // Digits as few as a code's turn up by chance in what is sealed.
        Assert.Equal([], await FilesWithAsync(server.DataDirectory, [.. secret.Where(value => value != otp)]));
        Assert.NotEmpty(await FilesWithAsync(server.DataDirectory, [Name]));
    }

    private static async Task FileAsync(Uri address)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "samples", "submit.sh"), "green"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["BASE_URL"], start.Environment["PERSON_NAME"], start.Environment["DOCUMENT_NUMBER"]) = (address.ToString(), Name, Document);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await error}{answer}");
    }

    /// <summary>Answers the code that went to the phone.</summary>
    private static async Task<string> BindPhoneAsync(Uri address)
    {
        using var visitor = await Visitor.SignedInAsync(address, "reviewer2");
        var sent = await visitor.FillInAsync("/account", "phone", [new("Phone", Phone)], withProof: false);
        Assert.Contains("139****8765", sent.Text, StringComparison.Ordinal);
        string? otp = null;
        await Eventually.TrueAsync(
            async () =>
            {
                otp = SixDigits().Match((await visitor.OpenAsync("/outbox")).Text) is { Success: true } found ? found.Groups["code"].Value : null;
                return otp is not null;
            },
            "the code is sent");
        var wrong = (otp![0] == '0' ? '1' : '0') + otp[1..];
        foreach (var typed in (string[])[wrong, otp])
            await visitor.FillInAsync("/account", "phone-code", [new("Ticket", sent.Hidden("Ticket")), new("Code", typed)], withProof: false, form: sent);
        Assert.Contains("139****8765", (await visitor.OpenAsync("/account")).Text, StringComparison.Ordinal);
        return otp;
    }

    private static async Task<List<string>> FilesWithAsync(string folder, IReadOnlyList<string> values)
    {
        List<string> found = [];

        // The runtime's own pipes and sockets lie there too, are empty, and would never answer.
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            found.AddRange(values.Where(value => content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf(Encoding.UTF8.GetBytes(value)) >= 0).Select(value => $"{Path.GetFileName(file)}: {value}"));
        }

        return found;
    }

    [GeneratedRegex("验证码 (?<code>[0-9]{6})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
