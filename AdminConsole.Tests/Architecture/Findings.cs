namespace AdminConsole.Tests.Architecture;

/// <summary>The verdict of a test that looks through the whole product for faults.</summary>
internal static class Findings
{
    /// <summary>Fails with every fault, and also when it looked at fewer things than the product has: then it looked in the wrong place.</summary>
    public static void AssertNone(int looked, int atLeast, IEnumerable<string> faults)
    {
        List<string> all = [.. faults.Distinct().Order(StringComparer.Ordinal)];
        if (looked < atLeast)
            all.Insert(0, $"(looked at {looked} things, expected at least {atLeast})");
        if (all.Count > 0)
            Assert.Fail(string.Join('\n', all));
    }

    public static bool IsIn(this Type type, string folder) =>
        type.Namespace is { } name && (name == $"AdminConsole.{folder}" || name.StartsWith($"AdminConsole.{folder}.", StringComparison.Ordinal));

    public static string Describe(this Reference reference) =>
        $"{reference.From.FullName} names {reference.To.FullName ?? reference.To.Name}{(reference.Member is null ? "" : $".{reference.Member}")}";
}
