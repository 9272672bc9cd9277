namespace AdminConsole.Benchmarks;

/// <summary><c>--name value</c> pairs of one benchmark.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Count)
                throw new ArgumentException($"Expected --name value, found '{args[i]}'.", nameof(args));
            parsed.values[args[i][2..]] = args[i + 1];
        }

        return parsed;
    }

    public string? Text(string name) => values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text) : otherwise;

    public string[] List(string name) => Text(name)?.Split(',') ?? [];
}
