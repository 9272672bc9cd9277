using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Configuration;

/// <summary>Every key of the configuration, from the classes that it is bound to: their names, defaults and ranges, and what their comments say.</summary>
public sealed partial class ConfigurationDocumentTests
{
    /// <summary><c>tools/configuration.sh</c> writes it anew.</summary>
    private const string Document = "docs/configuration.md", Rewrite = "WRITE_CONFIGURATION";

    private const string Head = """
        # Configuration

        Made from the classes that the sections are bound to by `tools/configuration.sh`; a test fails when it is stale.

        Keys stand in `appsettings.json`, or in environment variables with `__` in place of `:`. A value out of its range, or a key that no section knows, ends start-up with exit code 2 and the key's name. Periods are written `hh:mm:ss`. Where no default stands there is none.

        From the framework: `ASPNETCORE_URLS` (addresses to listen at), `ASPNETCORE_ENVIRONMENT` (`Development` has demonstration data and pages, every other name is an installation), and `AllowedHosts`, the host names that requests may name, by default `localhost;127.0.0.1;[::1]`: set it to the public one.

        """;

    [Fact]
    public async Task OP01_Document_SaysWhatTheOptionsSay()
    {
        var sections = typeof(Program).Assembly.GetTypes().Select(type => (Type: type, Name: type.GetField("Section")?.GetRawConstantValue() as string)).Where(section => section.Name is not null).OrderBy(section => section.Name, StringComparer.Ordinal).ToList();
        Assert.True(sections.Count > 25);
        var text = new StringBuilder(Head);
        foreach (var (type, name) in sections)
        {
            var purpose = AfterColon(Says(type));
            text.Append(CultureInfo.InvariantCulture, $"\n## {name}\n{(purpose.Length > 0 ? $"{purpose}\n" : "")}\n| key | default | allowed | meaning |\n|---|---|---|---|\n");
            foreach (var row in RowsOf(type, name!, Activator.CreateInstance(type)!, meaning: null))
                text.Append(row);
        }

        var (written, path) = (text.ToString(), Repository.FullPath(Document));
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(path, written);

        Assert.True(written == await File.ReadAllTextAsync(path), $"{Document} is stale: run tools/configuration.sh");
    }

    private static IEnumerable<string> RowsOf(Type type, string prefix, object defaults, string? meaning)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.SetMethod is { IsPublic: true }).OrderBy(property => property.MetadataToken))
        {
            var (key, value, says) = ($"{prefix}:{property.Name}", property.GetValue(defaults), Says(type, property.Name));
            if (property.PropertyType.Namespace == type.Namespace && property.PropertyType.IsClass)
            {
                foreach (var row in RowsOf(property.PropertyType, key, value!, says))
                    yield return row;
            }
            else
            {
                var isMap = typeof(System.Collections.IDictionary).IsAssignableFrom(property.PropertyType);
                yield return $"| `{key}{(isMap ? ":*" : "")}` | {(isMap ? "" : Shown(value))} | {Allowed(property)} | {(meaning is null ? "" : $"{meaning} ")}{says} |\n";
            }
        }
    }

    private static string Shown(object? value) => value switch
    {
        null or "" => "",
        bool flag => flag ? "`true`" : "`false`",
        _ => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
    };

    private static string Allowed(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} – {range.Maximum}")
        : property.PropertyType.IsEnum ? string.Join(", ", Enum.GetNames(property.PropertyType))
        : property.GetCustomAttribute<MinLengthAttribute>() is { } least ? $"{least.Length} characters or more"
        : property.GetCustomAttribute<RequiredAttribute>() is not null ? "not empty" : "";

    /// <summary>The comment above a class, or above one of its properties. Every key must have one.</summary>
    private static string Says(Type type, string? property = null)
    {
        var source = Repository.ServerSources(".cs").Select(Repository.FullPath).Select(File.ReadAllText).Single(text => Regex.IsMatch(text, $@"\b(class|record) {type.Name}\b", RegexOptions.ExplicitCapture, Limit));
        var declared = property is null ? $@"public sealed (class|record) {type.Name}\b" : $@"public [^\n=(]+ {property} {{ get;";
        var within = property is null ? source : source[Regex.Match(source, $@"\b(class|record) {type.Name}\b", RegexOptions.ExplicitCapture, Limit).Index..];
        var found = Regex.Match(within, $@"(?<comment>([ ]*///[^\n]*\n)+)([ ]*\[[^\n]*\]\n)*[ ]*{declared}", RegexOptions.ExplicitCapture, Limit);
        Assert.True(found.Success, $"{type.Name}.{property} has no comment.");
        var comment = Slashes().Replace(found.Groups["comment"].Value, " ");
        comment = Reference().Replace(Code().Replace(comment, "`${code}`"), "`${code}`");
        return Blanks().Replace(Tag().Replace(comment, ""), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>"Section `X`: what it is for." without its beginning.</summary>
    private static string AfterColon(string says) => says.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? char.ToUpperInvariant(says[colon + 2]) + says[(colon + 3)..] : says.Contains(". ", StringComparison.Ordinal) ? says : "";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [GeneratedRegex(@"\s*///", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slashes();

    [GeneratedRegex("<c>(?<code>.*?)</c>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("<see cref=\"(?<code>[^\"]*)\" ?/>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
