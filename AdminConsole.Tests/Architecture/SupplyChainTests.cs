using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Architecture;

/// <summary>What the product is made of, and that nothing in the tree opens anything (OP-08).</summary>
public sealed partial class SupplyChainTests
{
    /// <summary>Secrets of the demonstration alone, which start-up refuses outside Development; and digests that are no secrets. A line here is a decision.</summary>
    private static readonly string[] Allowed =
    [
        "demo-only-6f1d2c0b9a8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6",
        "Shiyong-2027-demo",
    ];

    private static readonly string[] TextEndings = [".cs", ".razor", ".json", ".yml", ".yaml", ".sh", ".md", ".props", ".targets", ".csproj", ".config", ".js", ".service", ".cfg", ".conf", ".env", ".pem", ".key"];

    [Fact]
    public async Task OP08_BillOfMaterials_NamesEveryPackage_WithVersionAndDigest()
    {
        var assets = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.ServerProject, "obj", "project.assets.json")))!;

        var bill = BillOf(assets);
        await File.WriteAllTextAsync(Path.Combine(Repository.TestResults, "sbom.cdx.json"), bill.ToJsonString(new() { WriteIndented = true }));

        var components = bill["components"]!.AsArray();
        Assert.True(components.Count > 20);
        Assert.All(components, component =>
        {
            Assert.Matches("^pkg:nuget/.+@.+$", component!["purl"]!.ToString());
            Assert.Matches("^[0-9a-f]{128}$", component["hashes"]![0]!["content"]!.ToString());
        });
        Assert.Contains(components, component => component!["name"]!.ToString() == "Microsoft.EntityFrameworkCore.Sqlite");
        Assert.Equal(components.Count + 1, bill["dependencies"]!.AsArray().Count);
    }

    /// <summary>NuGet looks for known vulnerabilities at every restore, transitive packages included, and its warnings end the build.</summary>
    [Fact]
    public void OP08_VulnerablePackages_EndTheBuild()
    {
        var properties = Repository.Files.Where(file => Path.GetExtension(file) is ".props" or ".csproj" or ".targets").SelectMany(file => XDocument.Load(Repository.FullPath(file)).Descendants()).ToList();

        Assert.Equal("true", properties.Single(property => property.Name.LocalName == "TreatWarningsAsErrors").Value);
        Assert.DoesNotContain(properties, property => property.Name.LocalName is "NuGetAudit" or "NuGetAuditMode" or "NuGetAuditLevel" or "NuGetAuditSuppress" or "WarningsNotAsErrors");
        Assert.DoesNotContain(properties, property => property.Name.LocalName == "NoWarn" && property.Value.Contains("NU190", StringComparison.Ordinal));
    }

    [Fact]
    public void OP08_Tree_HoldsNoSecret()
    {
        var files = Repository.Files.Where(file => TextEndings.Contains(Path.GetExtension(file)) && !file.StartsWith("AdminConsole.Tests/Architecture/SupplyChain", StringComparison.Ordinal)).ToList();

        Findings.AssertNone(files.Count, 500,
            from file in files
            from line in File.ReadLines(Repository.FullPath(file)).Index()
            where Secret().Matches(line.Item).Any(found => !Allowed.Any(allowed => found.Value.Contains(allowed, StringComparison.Ordinal)))
            select $"{file}:{line.Index + 1}");
    }

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("aws = AKIAABCDEFGHIJKLMNOP")]
    [InlineData("token = \"ghp_0123456789abcdefghijABCDEFGHIJ012345\"")]
    [InlineData("\"Password\": \"Sommer-2026-geheim\"")]
    [InlineData("Host=db;Username=app;Password=geheim99")]
    [InlineData("\"ClientSecret\": \"0f9e8d7c6b5a49382716f5e4d3c2b1a0\"")]
    public void OP08_WhatIsLookedFor_IsFound(string line) => Assert.Matches(Secret(), line);

    [GeneratedRegex("""-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bxox[abprs]-[A-Za-z0-9-]{10,}|(?i:"(password|secret|clientsecret|token|apikey)")\s*:\s*"[^"{}\s<>$]{12,}"|(?i)\bPassword=[^;"'{}\s$]{6,}""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    /// <summary>CycloneDX 1.5, from what the restore resolved.</summary>
    private static JsonObject BillOf(JsonNode assets)
    {
        var packages = assets["libraries"]!.AsObject().Where(library => library.Value!["type"]!.ToString() == "package").Select(library => (Name: library.Key.Split('/')[0], Version: library.Key.Split('/')[1], Library: library.Value!)).ToList();
        var versions = packages.ToDictionary(package => package.Name, package => package.Version, StringComparer.OrdinalIgnoreCase);
        var target = assets["targets"]!.AsObject().First().Value!;
        var direct = assets["project"]!["frameworks"]!.AsObject().First().Value!["dependencies"]!.AsObject().Select(dependency => dependency.Key);
        return new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.5",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = "AdminConsole", ["name"] = "AdminConsole", ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = "MIT" } }) } },
            ["components"] = new JsonArray([.. packages.Select(package => new JsonObject
            {
                ["type"] = "library",
                ["bom-ref"] = Reference(package.Name),
                ["name"] = package.Name,
                ["version"] = package.Version,
                ["purl"] = Reference(package.Name),
                ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(package.Library["sha512"]!.ToString())) }),
            })]),
            ["dependencies"] = new JsonArray(
            [
                Dependency("AdminConsole", direct),
                .. packages.Select(package => Dependency(Reference(package.Name), target[$"{package.Name}/{package.Version}"]?["dependencies"]?.AsObject().Select(dependency => dependency.Key) ?? [])),
            ]),
        };

        string Reference(string name) => $"pkg:nuget/{name}@{versions[name]}";

        JsonObject Dependency(string reference, IEnumerable<string> on) => new() { ["ref"] = reference, ["dependsOn"] = new JsonArray([.. on.Where(versions.ContainsKey).Select(name => (JsonNode)Reference(name))]) };
    }
}
