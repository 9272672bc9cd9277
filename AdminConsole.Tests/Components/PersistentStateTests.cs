using System.Reflection;
using AdminConsole.Configuration;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Components;

/// <summary>What the framework keeps of a circuit while its browser is away.</summary>
[Collection(ApiCollection.Name)]
public sealed class PersistentStateTests(ApiHosts hosts)
{
    /// <summary>A line here is a decision: what the component keeps must not tell about a person. There is none: screens ask again.</summary>
    private static readonly string[] Kept = [];

    [Fact]
    public void BR13_NothingPersonalIsKeptWithACircuit()
    {
        var components = typeof(Program).Assembly.GetTypes().Where(type => typeof(IComponent).IsAssignableFrom(type)).ToList();
        Assert.True(components.Count > 100);

        Assert.Equal(Kept, Persisted(components));
    }

    [Fact]
    public async Task BR13_WhatIsKept_IsGoneWhenTheSessionWouldBe()
    {
        var services = (await hosts.OnAsync(DatabaseKind.Sqlite)).Services;
        var circuits = services.GetRequiredService<IOptions<CircuitOptions>>().Value;

        Assert.Equal(services.GetRequiredService<IOptions<UserSessionOptions>>().Value.Idle, circuits.PersistedCircuitInMemoryRetentionPeriod);
        Assert.Equal((100, TimeSpan.FromMinutes(3)), (circuits.DisconnectedCircuitMaxRetained, circuits.DisconnectedCircuitRetentionPeriod));
    }

    [Fact]
    public void Persisted_FindsWhatIsMarked() => Assert.Equal(["Keeping.Number"], Persisted([typeof(Keeping)]));

    private static IEnumerable<string> Persisted(IEnumerable<Type> types) =>
        from type in types
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where property.IsDefined(typeof(PersistentStateAttribute), inherit: true)
        select $"{type.Name}.{property.Name}";

    private sealed class Keeping
    {
        [PersistentState]
        public string? Number { get; set; }
    }
}
