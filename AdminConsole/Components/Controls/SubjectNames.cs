using AdminConsole.Domain.CodeLists;
using AdminConsole.Resources;

namespace AdminConsole.Components.Controls;

/// <summary>Treatment subjects (诊疗科目) in a table's cell: the first few by name, and how many there are.</summary>
public static class SubjectNames
{
    private const int Named = 3;

    /// <summary>Null where there are none.</summary>
    public static string? Say(Strings s, IReadOnlyList<string> codes)
    {
        var names = string.Join(s["control.subject_join"], codes.Take(Named).Select(code => Codes.TreatmentSubjects.Name(code, s.Culture.TwoLetterISOLanguageName == "zh")));
        return codes.Count == 0 ? null : codes.Count > Named ? s["control.subjects_more", names, codes.Count] : names;
    }
}
