using System.Text.Encodings.Web;
using System.Text.Json;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdminConsole.Auditing;

/// <summary>Writes down what a unit of work changed, field by field. Personal and binary fields show only that they changed.</summary>
internal static class ChangeLog
{
    private const string Hidden = "***";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>JSON of the tracked changes, or null where there are none; cut at a size that no ordinary change reaches.</summary>
    public static string? Describe(ChangeTracker tracker)
    {
        var changed = new Dictionary<string, Dictionary<string, string?[]>>(StringComparer.Ordinal);
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not EntityState.Modified || entry.Entity is AuditEntry)
                continue;
            var fields = new Dictionary<string, string?[]>(StringComparer.Ordinal);
            Collect(entry.Properties, "", fields);
            foreach (var part in entry.ComplexProperties)
                Collect(part.Properties, part.Metadata.Name + ".", fields);
            if (fields.Count > 0)
                changed[$"{entry.Metadata.ClrType.Name}:{entry.CurrentValues[entry.Metadata.FindPrimaryKey()!.Properties[0]]}"] = fields;
        }

        return changed.Count == 0 ? null : JsonSerializer.Serialize(changed.Take(20).ToDictionary(), Json);
    }

    private static void Collect(IEnumerable<PropertyEntry> properties, string prefix, Dictionary<string, string?[]> fields)
    {
        foreach (var property in properties)
        {
            if (!property.IsModified || property.Metadata.Name == nameof(IVersioned.Version) || Equals(property.OriginalValue, property.CurrentValue))
                continue;
            var hidden = property.Metadata.ClrType == typeof(byte[])
                || property.Metadata.PropertyInfo?.IsDefined(typeof(PersonalAttribute), inherit: true) == true
                || property.Metadata.GetValueConverter() is { } converter && converter.ProviderClrType == typeof(string) && !property.Metadata.ClrType.IsEnum;
            fields[prefix + property.Metadata.Name] = hidden ? [Hidden, Hidden] : [property.OriginalValue?.ToString(), property.CurrentValue?.ToString()];
        }
    }
}
