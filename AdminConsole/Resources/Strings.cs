using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Resources;

/// <summary>
/// The product's words in one language, fixed when it is made. Register it scoped: a screen that another person's act re-renders (LiveUpdates) runs in
/// that person's culture, and must keep its own reader's language all the same.
/// </summary>
/// <remarks>
/// A key's part before the first dot names the resource file: <c>error.not_found</c> stands, under the whole key, in <c>error.resx</c> (Chinese) and
/// <c>error.en.resx</c>. A key that is nowhere is a defect and throws.
/// </remarks>
public sealed class Strings(CultureInfo culture)
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<Enum, string> EnumKeys = new();

    public Strings()
        : this(CultureInfo.CurrentUICulture)
    {
    }

    /// <summary>What the API answers in, whatever the caller accepts.</summary>
    public static Strings Chinese { get; } = new(CultureInfo.GetCultureInfo("zh-CN"));

    public CultureInfo Culture { get; } = culture;

    /// <summary>
    /// The sentence with its placeholders filled. Days show as 2026-11-21, UTC instants as Shanghai time 2026-11-21 09:30, enum values, phrases and
    /// material slots in words; <c>filing{0:s}</c> is one filing or two filings; anything else takes the placeholder's own format, e.g. <c>{0:N0}</c>.
    /// </summary>
    public string this[string key, params object[] args]
    {
        get
        {
            var text = Find(key) ?? throw new KeyNotFoundException($"No text for {key} in {Culture.Name}.");
            return string.Format(new Plural(Culture), text, Array.ConvertAll(args, InWords));
        }
    }

    /// <summary>The value's name for people; its key is <see cref="KeyOf"/>.</summary>
    public string this[Enum value] => this[KeyOf(value)];

    public string Say(Phrase phrase) => this[phrase.Key, phrase.Args];

    public string Say(DateTime utc) => ShanghaiTime.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public string Say(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The same words in another language.</summary>
    public Strings In(CultureInfo other) => new(other);

    /// <summary><c>enum.submission_state.pending</c> for <c>SubmissionState.Pending</c>.</summary>
    public static string KeyOf(Enum value) => EnumKeys.GetOrAdd(
        value, static value => $"enum.{JsonNamingPolicy.SnakeCaseLower.ConvertName(value.GetType().Name)}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())}");

    /// <summary>The text as it stands in the resource file, or null.</summary>
    internal string? Find(string key) => Files.GetOrAdd(
        key[..Math.Max(0, key.IndexOf('.', StringComparison.Ordinal))],
        static file => new ResourceManager($"{typeof(Strings).Namespace}.{file}", typeof(Strings).Assembly)).GetString(key, Culture);

    private object InWords(object arg) => arg switch
    {
        Phrase phrase => Say(phrase),
        Enum value => this[value],
        DateOnly day => Say(day),
        MaterialSlot slot => Culture.TwoLetterISOLanguageName == "zh" ? slot.Name : slot.NameEn,
        DateTime utc => Say(utc),
        _ => arg,
    };

    /// <summary>The English s of more than one.</summary>
    private sealed class Plural(CultureInfo culture) : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => (format, arg) switch
        {
            ("s", _) => Convert.ToString(arg, CultureInfo.InvariantCulture) == "1" ? "" : "s",
            (_, IFormattable formattable) => formattable.ToString(format, culture),
            _ => arg?.ToString() ?? "",
        };
    }
}
