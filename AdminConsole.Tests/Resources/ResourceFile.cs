using System.Collections;
using System.Globalization;
using System.Resources;
using AdminConsole.Resources;

namespace AdminConsole.Tests.Resources;

/// <summary>One resource file of the product, as its two languages hold it.</summary>
internal sealed record ResourceFile(string Name, IReadOnlyDictionary<string, string> Chinese, IReadOnlyDictionary<string, string> English)
{
    private const string Ending = ".resources";

    public static IReadOnlyList<ResourceFile> All { get; } =
    [
        .. from name in typeof(Strings).Assembly.GetManifestResourceNames()
           where name.StartsWith(typeof(Strings).Namespace!, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
           let manager = new ResourceManager(name[..^Ending.Length], typeof(Strings).Assembly)
           select new ResourceFile(
               name[(typeof(Strings).Namespace!.Length + 1)..^Ending.Length], Read(manager, CultureInfo.InvariantCulture), Read(manager, CultureInfo.GetCultureInfo("en"))),
    ];

    /// <summary>What this language itself holds, without falling back to the other.</summary>
    private static Dictionary<string, string> Read(ResourceManager manager, CultureInfo culture) =>
        manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal) ?? [];
}
