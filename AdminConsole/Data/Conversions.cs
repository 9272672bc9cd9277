using System.Text.Json;
using System.Text.Json.Serialization;
using AdminConsole.Domain;
using AdminConsole.Domain.Verification;
using AdminConsole.Resources;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdminConsole.Data;

/// <summary>Times are stored in UTC and come back marked as UTC on both providers.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

/// <summary>A report as JSON text; reports are read and written whole, never queried inside.</summary>
internal sealed class VerificationReportConverter() : ValueConverter<VerificationReport, string>(report => ReportJson.Write(report), json => ReportJson.Read(json));

/// <summary>A sentence as JSON text, so that each reader gets it in their own language.</summary>
internal sealed class PhraseConverter() : ValueConverter<Phrase, string>(phrase => ReportJson.WritePhrase(phrase), json => ReportJson.ReadPhrase(json));

/// <summary>Reports are immutable: another instance is another report.</summary>
internal sealed class VerificationReportComparer() : ValueComparer<VerificationReport>((a, b) => ReferenceEquals(a, b), report => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(report));

/// <summary>A short list of values as JSON text; read and written whole, never queried inside.</summary>
internal sealed class JsonListConverter<T>() : ValueConverter<IReadOnlyList<T>, string>(list => JsonList.Write(list), json => JsonList.Read<T>(json));

/// <summary>Lists are equal when their values are.</summary>
internal sealed class JsonListComparer<T>() : ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)), list => list.Count, list => list);

internal static class JsonList
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public static string Write<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, Options);

    /// <summary>A column that is older than the property holds nothing.</summary>
    public static IReadOnlyList<T> Read<T>(string json) => json.Length == 0 ? [] : JsonSerializer.Deserialize<List<T>>(json, Options) ?? [];
}

internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new ArgumentConverter() },
    };

    public static string Write(VerificationReport report) => JsonSerializer.Serialize(report, Options);

    public static VerificationReport Read(string json) => JsonSerializer.Deserialize<VerificationReport>(json, Options) ?? VerificationReport.Empty;

    public static string WritePhrase(Phrase phrase) => JsonSerializer.Serialize(phrase, Options);

    public static Phrase ReadPhrase(string json) => JsonSerializer.Deserialize<Phrase>(json, Options) ?? throw new JsonException("Not a phrase.");

    /// <summary>A phrase's arguments and a check's inputs keep their kind: text, whole number, day, instant, phrase.</summary>
    private sealed class ArgumentConverter : JsonConverter<object>
    {
        public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    return reader.GetString()!;
                case JsonTokenType.Number:
                    return reader.GetInt32();
                case JsonTokenType.True or JsonTokenType.False:
                    return reader.GetBoolean();
                default:
                    using (var document = JsonDocument.ParseValue(ref reader))
                    {
                        var root = document.RootElement;
                        if (root.TryGetProperty("day", out var day))
                            return DateOnly.Parse(day.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
                        if (root.TryGetProperty("at", out var at))
                            return at.GetDateTime();
                        return root.Deserialize<Phrase>(options) ?? throw new JsonException("Not a phrase.");
                    }
            }
        }

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            switch (value)
            {
                case string text:
                    writer.WriteStringValue(text);
                    break;
                case int number:
                    writer.WriteNumberValue(number);
                    break;
                case bool flag:
                    writer.WriteBooleanValue(flag);
                    break;
                case DateOnly day:
                    writer.WriteStartObject();
                    writer.WriteString("day", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                    writer.WriteEndObject();
                    break;
                case DateTime at:
                    writer.WriteStartObject();
                    writer.WriteString("at", at);
                    writer.WriteEndObject();
                    break;
                case Phrase phrase:
                    JsonSerializer.Serialize(writer, phrase, options);
                    break;
                case Enum word:
                    JsonSerializer.Serialize(writer, new Phrase(Strings.KeyOf(word)), options);
                    break;
                default:
                    throw new JsonException($"A report cannot hold a {value.GetType().Name}.");
            }
        }
    }
}
