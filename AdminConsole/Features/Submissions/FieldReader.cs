using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Features.Submissions;

/// <summary>Reads fields one by one into their stored form and collects what is wrong under the field's path. What it returns for a faulty field must not be used.</summary>
internal sealed class FieldReader(FieldFaults faults, string path = "")
{
    public FieldReader In(string field) => new(faults, PathOf(field));

    public FieldReader In(string field, int index) => In($"{field}[{index}]");

    public void Refuse(string field, string key, params object[] args) => faults.Add(PathOf(field), key, args);

    /// <summary>Refuses an object or list that is missing altogether.</summary>
    public bool Has([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] object? value)
    {
        if (value is null)
            faults.Add(path, "intake.required");
        return value is not null;
    }

    public T Value<T>(string field, T? value)
        where T : struct
    {
        if (value is null)
            Refuse(field, "intake.required");
        return value.GetValueOrDefault();
    }

    public string Text(string field, string? value, int maxLength)
    {
        var text = OptionalText(field, value, maxLength);
        if (text is null)
            Refuse(field, "intake.required");
        return text ?? "";
    }

    /// <summary>null when there is nothing but blanks.</summary>
    public string? OptionalText(string field, string? value, int maxLength)
    {
        var verdict = TextRules.Name(value, maxLength);
        if (verdict.Fault is not null)
            faults.Add(PathOf(field), verdict.Fault);
        return verdict.Value.Length == 0 ? null : verdict.Value;
    }

    public string Code(string field, string? value, CodeList list, Func<CodeListEntry, bool>? offered = null)
    {
        if (string.IsNullOrEmpty(value))
            Refuse(field, "intake.required");
        else if (list.Find(value) is not { } entry || offered?.Invoke(entry) == false)
            Refuse(field, "intake.unknown_code");
        return value ?? "";
    }

    /// <summary>What one of a few words stands for; null when it is none of them.</summary>
    public T? Word<T>(string field, string? value, params (string Word, T Value)[] words)
        where T : struct
    {
        foreach (var (word, meaning) in words)
        {
            if (word == value)
                return meaning;
        }

        Refuse(field, string.IsNullOrEmpty(value) ? "intake.required" : "intake.unknown_code");
        return null;
    }

    public string Identifier(string field, string? value, string fault, Func<string?, IdentifierVerdict> check)
    {
        var verdict = check(value);
        if (string.IsNullOrWhiteSpace(value))
            Refuse(field, "intake.required");
        else if (!verdict.IsValid)
            Refuse(field, fault);
        return verdict.Value;
    }

    private string PathOf(string field) => path.Length == 0 ? field : $"{path}.{field}";
}
