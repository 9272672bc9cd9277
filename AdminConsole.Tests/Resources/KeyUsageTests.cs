using System.Text.Json;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Review;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Resources;

public sealed class KeyUsageTests
{
    /// <summary>Keys that code puts together: what follows stands in the sources as a word of its own.</summary>
    private static readonly string[] Composed = ["error.", "token.", "check.title_", "review.column.", "report.column.", "certificate.attached_", "review.fact.", "job.kind_", "outbox.failure.", "practitioner.", "audit.", "account.done_", "status.check_"];

    /// <summary>Keys made of values that have tests of their own.</summary>
    private static readonly string[] TestedElsewhere = ["audit.object_", "audit.by_", "audit.ended_", "enum.", "radzen.", "decision.field."];

    [Fact]
    public void Keys_AllOfThem_AreUsed()
    {
        var sources = string.Concat(Repository.ServerSources(".cs", ".razor").Select(file => File.ReadAllText(Repository.FullPath(file))));
        var ofValues = Enum.GetNames<IdentifierFault>().Select(name => $"identifier.{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}").Concat(Enum.GetNames<QueuePreset>().Select(name => $"review.preset_{name}")).ToHashSet(StringComparer.Ordinal);
        var keys = ResourceFile.All.SelectMany(file => file.Chinese.Keys).Where(key => !TestedElsewhere.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))).ToList();

        Assert.True(keys.Count > 300);
        Assert.DoesNotContain(keys, key => !IsQuoted(key) && !ofValues.Contains(key) && !IsComposed(key));

        bool IsComposed(string key) => Composed.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal) && IsQuoted(key[prefix.Length..]));

        bool IsQuoted(string word) => sources.Contains($"\"{word}\"", StringComparison.Ordinal);
    }
}
