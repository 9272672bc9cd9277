using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Architecture;

public sealed class DataAccessTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Type[] ServerTypes = typeof(Program).Assembly.GetTypes();

    [Fact]
    public void AZ02_Components_NameNoDatabaseType()
    {
        var components = ServerTypes.Where(typeof(IComponent).IsAssignableFrom).ToHashSet();

        Findings.AssertNone(components.Count, 15, References.Server
            .Where(reference => components.Contains(reference.From))
            .Where(reference => IsContext(reference.To) || reference.To.IsIn("Data") || reference.To.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true)
            .Select(Findings.Describe));
    }

    [Fact]
    public void AZ02_OutsideData_NothingHoldsAContext()
    {
        // A closure may capture the context that the door handed to its delegate; it lives no longer than that.
        var types = ServerTypes.Where(type => !type.IsIn("Data") && !type.Name.Contains('<', StringComparison.Ordinal)).ToList();

        Findings.AssertNone(types.Count, 100, types.SelectMany(type => type.GetFields(Declared)
            .Select(field => (field.Name, Type: field.FieldType))
            .Concat(type.GetProperties(Declared).Select(property => (property.Name, Type: property.PropertyType)))
            .Concat(type.GetConstructors(Declared).SelectMany(constructor => constructor.GetParameters()).Select(parameter => (Name: parameter.Name!, Type: parameter.ParameterType)))
            .Where(member => Holds(member.Type))
            .Select(member => $"{type.FullName}: {member.Name} is a {member.Type}")));

        static bool Holds(Type type) => IsContext(type) || (type.IsGenericType && !typeof(Delegate).IsAssignableFrom(type) && type.GetGenericArguments().Any(Holds));
    }

    [Fact]
    public void AZ02_OutsideData_OnlyQueriesAndServicesNameAContext()
    {
        var references = References.Server.Where(reference => IsContext(reference.To)).ToList();

        Findings.AssertNone(references.Count, 10, references
            .Where(reference => reference.From.Namespace is not null && !reference.From.IsIn("Data") && !reference.From.IsIn("Authorization") && !reference.From.IsIn("Auditing"))
            .Where(reference => !reference.From.Name.EndsWith("Queries", StringComparison.Ordinal) && !reference.From.Name.EndsWith("Service", StringComparison.Ordinal))
            .Select(Findings.Describe));
    }

    [Fact]
    public void AZ02_OutsideData_NothingSavesOrLiftsTheScope()
    {
        string[] reserved = [nameof(DbContext.SaveChanges), nameof(DbContext.SaveChangesAsync), nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters)];
        var uses = References.Server.Where(reference => reserved.Contains(reference.Member)).ToList();

        Findings.AssertNone(uses.Count, 1, uses.Where(reference => !reference.From.IsIn("Data")).Select(Findings.Describe));
    }

    private static bool IsContext(Type type) =>
        typeof(DbContext).IsAssignableFrom(type)
        || typeof(DbContextOptions).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDbContextFactory<>));
}
