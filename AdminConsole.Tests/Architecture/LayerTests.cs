using System.Reflection;

namespace AdminConsole.Tests.Architecture;

public sealed class LayerTests
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Fact]
    public void Domain_NamesOnlyItselfAndTheRuntime()
    {
        var references = From("Domain");

        Findings.AssertNone(references.Count, 500, references.Where(reference => !IsDomain(reference.To) && !IsRuntime(reference.To.Assembly)).Select(Findings.Describe));

        static bool IsDomain(Type type) => type.IsIn("Domain") || (type.Assembly == typeof(Program).Assembly && type.Namespace?.StartsWith("AdminConsole", StringComparison.Ordinal) != true);
        static bool IsRuntime(Assembly assembly) => Path.GetDirectoryName(assembly.Location) == FrameworkFolder;
    }

    [Theory]
    [InlineData("Data")]
    [InlineData("Authorization")]
    [InlineData("Auditing")]
    [InlineData("LiveUpdates")]
    [InlineData("Excel")]
    [InlineData("Scans")]
    [InlineData("Api")]
    [InlineData("Outbox")]
    [InlineData("Jobs")]
    [InlineData("Imports")]
    [InlineData("Backups")]
    [InlineData("Maintenance")]
    [InlineData("Operation")]
    [InlineData("Retention")]
    [InlineData("Help")]
    public void Foundation_NamesNoFeatureAndNoComponent(string folder)
    {
        var references = From(folder);

        Findings.AssertNone(references.Count, 10, references.Where(reference => reference.To.IsIn("Features") || reference.To.IsIn("Components")).Select(Findings.Describe));
    }

    [Fact]
    public void SharedControls_NameNoFeature()
    {
        var references = From("Components.Controls");

        Findings.AssertNone(references.Count, 20, references.Where(reference => reference.To.IsIn("Features")).Select(Findings.Describe));
    }

    [Fact]
    public void Features_DoNotNameOneAnother()
    {
        var references = From("Features");
        var features = references.Select(reference => FeatureOf(reference.From)).OfType<string>().Distinct().Count();

        Findings.AssertNone(features, 4, references
            .Where(reference => FeatureOf(reference.From) is { } from && FeatureOf(reference.To) is { } to && from != to)
            .Select(Findings.Describe));
    }

    [Fact]
    public void Workbooks_AreNamedOnlyInExcel()
    {
        var references = References.Server.Where(reference => IsWorkbook(reference.To)).ToList();

        Findings.AssertNone(references.Count, 5, references.Where(reference => !reference.From.IsIn("Excel")).Select(Findings.Describe));

        static bool IsWorkbook(Type type) => type.Assembly.GetName().Name is "ClosedXML" or "DocumentFormat.OpenXml" or "DocumentFormat.OpenXml.Framework";
    }

    private static List<Reference> From(string folder) => [.. References.Server.Where(reference => reference.From.IsIn(folder))];

    /// <summary>The third part of the namespace; null for what stands in Features itself and is shared.</summary>
    private static string? FeatureOf(Type type) => type.IsIn("Features") ? type.Namespace!.Split('.').ElementAtOrDefault(2) : null;
}
