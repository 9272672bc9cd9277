using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdminConsole.Data.Classification;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdminConsole.Auditing;

/// <summary>Writes down what a unit of work changed, field by field. Personal and binary fields show only that they changed.</summary>
internal sealed class ChangeLog
{
    private const string Hidden = "***";

    /// <summary>More objects than any ordinary change touches; the rest of a bulk change is told by its own audit entry.</summary>
    private const int MostObjects = 20;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    private readonly Dictionary<string, Dictionary<string, string?[]>> changed = new(StringComparer.Ordinal);

    /// <summary>Takes in what the tracker is about to save. A field that is saved twice keeps its first value as the one before.</summary>
    public void Add(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not EntityState.Modified || entry.Entity is AuditEntry)
                continue;
            var key = $"{entry.Metadata.ClrType.Name}:{entry.CurrentValues[entry.Metadata.FindPrimaryKey()!.Properties[0]]}";
            var known = changed.TryGetValue(key, out var fields);
            fields ??= new Dictionary<string, string?[]>(StringComparer.Ordinal);
            Collect(entry.Metadata.ClrType, entry.Properties, "", fields);
            foreach (var part in entry.ComplexProperties)
                Collect(entry.Metadata.ClrType, part.Properties, part.Metadata.Name + ".", fields);
            if (!known && fields.Count > 0)
                changed[key] = fields;
        }
    }

    /// <summary>JSON of the changes, or null where there are none.</summary>
    public string? ToJson() => changed.Count == 0 ? null : JsonSerializer.Serialize(changed.Count > MostObjects ? changed.Take(MostObjects).ToDictionary(StringComparer.Ordinal) : changed, Json);

    /// <summary>JSON of what changed of one object, which the log then forgets; null where nothing did.</summary>
    public string? Take(string entity, Guid id)
    {
        var key = $"{entity}:{id}";
        return changed.Remove(key, out var fields) ? JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string?[]>>(StringComparer.Ordinal) { [key] = fields }, Json) : null;
    }

    private static void Collect(Type entity, IEnumerable<PropertyEntry> properties, string prefix, Dictionary<string, string?[]> fields)
    {
        foreach (var property in properties)
        {
            if (!property.IsModified || property.Metadata.Name == nameof(IVersioned.Version) || Equals(property.OriginalValue, property.CurrentValue))
                continue;
            var name = prefix + property.Metadata.Name;
            string?[] values = IsHidden(entity, name, property) ? [Hidden, Hidden] : [Text(property.OriginalValue), Text(property.CurrentValue)];
            fields[name] = fields.TryGetValue(name, out var earlier) ? [earlier[0], values[1]] : values;
        }
    }

    /// <summary>What is not known to tell nothing about a person is not told.</summary>
    private static bool IsHidden(Type entity, string field, PropertyEntry property) =>
        property.Metadata.ClrType == typeof(byte[])
        || FieldClasses.Find(entity, field) is not { IsHidden: false }
        || property.Metadata.GetValueConverter() is { } converter && converter.ProviderClrType == typeof(string) && !property.Metadata.ClrType.IsEnum;

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
