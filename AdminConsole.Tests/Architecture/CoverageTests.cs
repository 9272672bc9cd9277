using System.Reflection;
using System.Text.RegularExpressions;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Architecture;

/// <summary>docs/coverage-of-notices.md says where each thing of the notices is and which test walks it: both must be there.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class CoverageTests(ApiHosts hosts)
{
    private const int Place = 2, Proof = 3;

    /// <summary>The cells of every row: notice, what it shows, where it is, test.</summary>
    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. File.ReadLines(Repository.FullPath("docs/coverage-of-notices.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | ", StringSplitOptions.TrimEntries)).Where(cells => cells.Length == 4).Skip(1),
    ];

    [Fact]
    public void Rows_EveryNotice_HasSome() =>
        Assert.All((string[])["000", "001", "002", "003", "004"], notice => Assert.True(Rows.Count(cells => cells[0].Contains(notice, StringComparison.Ordinal)) >= 8, notice));

    [Fact]
    public void Rows_EachNamesATest_AndEveryTestNamedIsThere()
    {
        var classes = typeof(CoverageTests).Assembly.GetTypes().Where(type => type.IsClass && type.Name.EndsWith("Tests", StringComparison.Ordinal)).ToLookup(type => type.Name, StringComparer.Ordinal);
        var named = Rows.SelectMany(cells => Quoted().Matches(cells[Proof]).Select(match => match.Groups["word"].Value)).Distinct().ToList();

        Findings.AssertNone(named.Count, 60,
        [
            .. Rows.Where(cells => !Quoted().IsMatch(cells[Proof])).Select(cells => $"no test: {cells[1]}"),
            .. named.Where(name => !IsThere(name)),
        ]);

        // Domain/Verification, EndToEnd/RegistrationJourneyTests, LicenceTests, LicenceTests.Expiring_*
        bool IsThere(string name)
        {
            if (Directory.Exists(Repository.FullPath(Path.Combine("AdminConsole.Tests", name))))
                return true;
            var parts = name.Split('/')[^1].Split('.');
            var methods = classes[parts[0]].Where(type => !name.Contains('/', StringComparison.Ordinal) || $"{type.Namespace}.{type.Name}".EndsWith(name.Split('.')[0].Replace('/', '.'), StringComparison.Ordinal))
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Select(method => method.Name).ToList();
            return parts.Length == 1 ? methods.Count > 0 : methods.Any(method => parts[1].EndsWith('*') ? method.StartsWith(parts[1].TrimEnd('*'), StringComparison.Ordinal) : method == parts[1]);
        }
    }

    [Fact]
    public async Task Rows_EveryRouteNamed_IsServed()
    {
        var source = (await hosts.OnAsync(DatabaseKind.Sqlite)).Services.GetRequiredService<EndpointDataSource>();
        var served = source.Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => Plain($"{method} {endpoint.RoutePattern.RawText}")))
            .ToHashSet(StringComparer.Ordinal);
        var named = Rows.SelectMany(cells => Quoted().Matches(cells[Place]).Select(match => match.Groups["word"].Value)).Where(word => Address().IsMatch(word)).Distinct().ToList();

        Findings.AssertNone(named.Count, 50, named.Where(word => !served.Contains(Plain(word.StartsWith('/') ? $"GET {word}" : word))));
    }

    /// <summary>Without query, and without the names of its parameters.</summary>
    private static string Plain(string route) => Parameter().Replace(route.Split('?')[0], "{}").Replace(" /", " ", StringComparison.Ordinal).TrimEnd('/');

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^((GET|POST|PUT|DELETE) )?/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
