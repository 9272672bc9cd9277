using System.Text.Json;

namespace AdminConsole.Tests.Domain.Verification;

/// <summary>The verification part of the shared vectors file.</summary>
internal static class Vectors
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static DateOnly AsOf { get; } = SampleFacts.Day(Read().RootElement.GetProperty("meta").GetProperty("evaluatedAsOf").GetString()!);

    public static IReadOnlyList<DurationCase> Durations { get; } = Rule("probation_months").GetProperty("cases").Deserialize<List<DurationCase>>(Web)!;

    public static IReadOnlyList<RegisterEntry> Register { get; } = Rule("mentor_match").GetProperty("register").Deserialize<List<RegisterEntry>>(Web)!;

    public static IReadOnlyList<MentorCase> Mentors { get; } = Rule("mentor_match").GetProperty("cases").Deserialize<List<MentorCase>>(Web)!;

    private static JsonElement Rule(string name) => Read().RootElement.GetProperty("rules").GetProperty(name);

    private static JsonDocument Read() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Domain", "Identifiers", "vectors.json")));

    public sealed record Segment(DateOnly Start, DateOnly End);

    public sealed record DurationCase(IReadOnlyList<Segment> Segments, IReadOnlyList<int> PerSegment, int TotalMonths, bool Overlap, string Light, string Note);

    public sealed record RegisterEntry(string Name, string No);

    public sealed record MentorCase(string EnteredName, string EnteredNo, string Light, string Reason, string Note);
}
