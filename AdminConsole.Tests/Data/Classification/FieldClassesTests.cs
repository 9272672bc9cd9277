using System.Globalization;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Data.Classification;
using AdminConsole.Resources;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdminConsole.Tests.Data.Classification;

public sealed class FieldClassesTests
{
    /// <summary>Where the table is written down for people. <c>tools/personal-data.sh</c> writes it anew.</summary>
    private const string Document = "docs/personal-data.md", Rewrite = "WRITE_PERSONAL_DATA";

    /// <summary>Secrets that Identity keeps as text: a salted hash, and stamps that open nothing by themselves. Its own phone column stays empty.</summary>
    private static readonly string[] TextSecrets = ["AppUser.PasswordHash", "AppUser.FormerPasswordHashes", "AppUser.SecurityStamp", "AppUser.PhoneNumber", "UserSession.Key", "UserSession.Stamp", "IdentityUserToken`1.Value"];

    [Fact]
    public async Task PD01_EveryColumn_HasOneClass_AndNoClassIsOfNothing()
    {
        var columns = await ColumnsAsync();
        Assert.True(columns.Count > 500);

        Assert.Equal([], columns.Where(column => FieldClasses.Find(column.Entity, column.Field) is null).Select(column => $"{column.Entity.Name}.{column.Field} has no class"));
        Assert.Equal([], FieldClasses.All.Where(field => !columns.Contains((field.Table.Entity, field.Field))).Select(field => $"{field.Table.Entity.Name}.{field.Field} is classed and not there"));
        Assert.Equal([], FieldClasses.All.GroupBy(field => (field.Table.Entity, field.Field)).Where(same => same.Count() > 1).Select(same => $"{same.Key} twice"));
    }

    /// <summary>What is sensitive never lies in a column in the clear: it is sealed, a digest, or masked.</summary>
    [Fact]
    public async Task PD04_SensitiveColumns_AreSealedDigestedOrMasked()
    {
        var types = await TypesAsync();
        var sensitive = FieldClasses.All.Where(field => field.Class == DataClass.Sensitive).ToList();
        Assert.True(sensitive.Count > 40);

        Assert.Equal([], sensitive
            .Where(field => types[(field.Table.Entity, field.Field)] != typeof(byte[]) && !field.Field.EndsWith("Masked", StringComparison.Ordinal) && !field.Field.EndsWith("Sha256", StringComparison.Ordinal))
            .Select(field => $"{field.Table.Entity.Name}.{field.Field}").Except(TextSecrets));
    }

    [Fact]
    public async Task PD01_Document_SaysWhatTheTableSays()
    {
        var written = Render(await ColumnsAsync());
        var path = Repository.FullPath(Document);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(path, written);

        Assert.True(written == await File.ReadAllTextAsync(path), $"{Document} is stale: run tools/personal-data.sh");
    }

    private static string Render(IReadOnlySet<(Type Entity, string Field)> columns)
    {
        var text = new StringBuilder(
            """
            # Personal data, column by column

            Made from `AdminConsole/Data/Classification/FieldClasses.cs` by `tools/personal-data.sh`; a test fails when it is stale.

            Public and internal columns tell nothing about a person beyond that an account did something; they are counted. What is personal or sensitive never stands in a log, an address, a title or a metric, and the record says only that it changed. Readers see rows of their own scope only.

            | table | columns | class | kept and shown | readers | stays |
            |---|---|---|---|---|---|

            """);
        foreach (var table in FieldClasses.Tables)
        {
            var fields = FieldClasses.All.Where(field => field.Table == table && field.IsHidden).ToList();
            var others = columns.Count(column => column.Entity == table.Entity) - fields.Count;
            var (name, readers) = (NameOf(table.Entity), ReadersOf(table.Readers));
            foreach (var alike in fields.GroupBy(field => (field.Class, field.Shown)))
                text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(", ", alike.Select(field => field.Field))} | {alike.Key.Class.ToString().ToLowerInvariant()} | {alike.Key.Shown} | {readers} | {table.Retention} |\n");
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {others} {(fields.Count > 0 ? "others" : "columns")} | {(table.Public.Length > 0 ? "public, internal" : "internal")} | as it is | {readers} | {table.Retention} |\n");
        }

        return text.ToString();
    }

    private static string NameOf(Type entity) => entity.Name.Split('`')[0];

    private static string ReadersOf(Readers readers)
    {
        var words = new Strings(CultureInfo.GetCultureInfo("en"));
        var roles = readers.Permissions.SelectMany(permission => Permissions.Of(permission).Roles).Distinct().Order().Select(role => words[role]);
        return string.Join(", ", roles.Append(readers.Words).Where(part => part.Length > 0));
    }

    private static async Task<IReadOnlySet<(Type Entity, string Field)>> ColumnsAsync() => (await TypesAsync()).Keys.ToHashSet();

    private static async Task<Dictionary<(Type Entity, string Field), Type>> TypesAsync()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);
        return await host.InspectAsync(data => Task.FromResult(data.Model.GetEntityTypes().Where(type => !type.IsOwned()).SelectMany(type => PropertiesOf(type, type.ClrType, "")).ToDictionary(one => (one.Entity, one.Field), one => one.Type)));
    }

    /// <summary>Columns of the table itself, of its parts, and of what it keeps as JSON.</summary>
    private static IEnumerable<(Type Entity, string Field, Type Type)> PropertiesOf(ITypeBase type, Type entity, string prefix) =>
    [
        .. type.GetProperties().Where(property => prefix.Length == 0 || !property.IsShadowProperty()).Select(property => (entity, prefix + property.Name, property.ClrType)),
        .. type.GetComplexProperties().SelectMany(part => PropertiesOf(part.ComplexType, entity, $"{prefix}{part.Name}.")),
        .. (type as IEntityType)?.GetNavigations().Where(part => part.TargetEntityType.IsOwned() && !part.IsOnDependent).SelectMany(part => PropertiesOf(part.TargetEntityType, entity, $"{prefix}{part.Name}.")) ?? [],
    ];
}
