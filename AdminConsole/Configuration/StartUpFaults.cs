using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace AdminConsole.Configuration;

/// <summary>What keeps the server from starting is said line by line before it listens, each with its key, what is wrong and what is allowed; never a value (OP-01).</summary>
internal static partial class StartUpFaults
{
    /// <summary>The configuration, or what it names, is not fit to start with.</summary>
    public const int ExitCode = 2;

    /// <summary>Takes a step of starting. True: it did not succeed, and why stands on <paramref name="output"/>.</summary>
    public static bool Hinder(Action step, TextWriter output)
    {
        try
        {
            step();
            return false;
        }
        catch (Exception fault) when (IsSaid(fault))
        {
            Say(fault, output);
            return true;
        }
    }

    /// <summary>The same for a step that waits.</summary>
    public static async Task<bool> HinderAsync(Func<Task> step, TextWriter output)
    {
        try
        {
            await step();
            return false;
        }
        catch (Exception fault) when (IsSaid(fault))
        {
            Say(fault, output);
            return true;
        }
    }

    private static bool IsSaid(Exception fault) => fault is OptionsValidationException or AggregateException or InvalidOperationException or IOException or UnauthorizedAccessException or InvalidDataException;

    private static void Say(Exception fault, TextWriter output)
    {
        foreach (var line in LinesOf(fault))
            output.WriteLine(line);
    }

    private static IEnumerable<string> LinesOf(Exception fault) => fault switch
    {
        AggregateException many => many.Flatten().InnerExceptions.SelectMany(LinesOf),
        OptionsValidationException options => options.Failures.Select(failure => Line(options.OptionsType, failure)),
        _ => [fault.Message.ReplaceLineEndings(" ")],
    };

    /// <summary>Annotations name the class and the member; whoever mends it looks for the key.</summary>
    private static string Line(Type type, string failure) =>
        Annotation().Match(failure) is { Success: true } match && type.GetField("Section")?.GetRawConstantValue() is string section ? $"{section}:{match.Groups["member"].Value}: {match.Groups["reason"].Value}" : failure;

    [GeneratedRegex("^DataAnnotation validation failed for '.*' members: '(?<member>[^']+)' with the error: '(?<reason>.*)'\\.?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Annotation();
}
