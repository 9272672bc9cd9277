using System.Reflection;
using Xunit.Sdk;

namespace AdminConsole.Tests.TestSupport;

/// <summary>The engines that the product runs on. Tests that touch data run on each.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory once per engine: the kind is its first argument, the values given here follow. Repeat the attribute for more rows.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DatabaseDataAttribute(params object?[] values) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => Enum.GetValues<DatabaseKind>().Select(object?[] (kind) => [kind, .. values]);
}
