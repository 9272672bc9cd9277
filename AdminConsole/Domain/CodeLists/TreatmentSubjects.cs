using System.Collections.Concurrent;

namespace AdminConsole.Domain.CodeLists;

/// <summary>Which treatment subject (诊疗科目) a department's own name stands for: 心内科 is internal medicine, 骨科 is 骨科专业.</summary>
public static class TreatmentSubjects
{
    /// <summary>Departments are named freely, so what was read is kept for the first so many names only.</summary>
    private const int MostKept = 5000;

    private static readonly (string Stem, string Code)[] Stems =
        [.. Codes.TreatmentSubjects.Entries.Select(entry => (StemOf(entry.Name), entry.Code)).Where(stem => stem.Item1.Length > 0 && stem.Item1 != "其他").OrderByDescending(stem => stem.Item1.Length)];

    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> Read = new(StringComparer.Ordinal);

    /// <summary>Codes of the subjects that the name fits best; none when it fits no subject.</summary>
    public static IReadOnlyList<string> Of(string department) =>
        Read.TryGetValue(department, out var known) ? known : Read.Count < MostKept ? Read.GetOrAdd(department, Find) : Find(department);

    /// <summary>A licence for a subject covers the specialities below it, and one for a speciality shows that the subject is there.</summary>
    public static bool Covers(string licensed, string wanted) =>
        licensed == wanted || wanted.StartsWith(licensed + ".", StringComparison.Ordinal) || licensed.StartsWith(wanted + ".", StringComparison.Ordinal);

    /// <summary>First the longest subject that the name holds whole, then the name held by subjects, e.g. 急诊 by 急诊医学科.</summary>
    private static IReadOnlyList<string> Find(string department)
    {
        var stem = StemOf(department);
        if (stem.Length == 0)
            return [];
        var held = Stems.FirstOrDefault(subject => stem.Contains(subject.Stem, StringComparison.Ordinal) || (subject.Stem.Length == 1 && stem.EndsWith(subject.Stem, StringComparison.Ordinal))).Stem;
        return held is not null
            ? [.. Stems.Where(subject => subject.Stem == held).Select(subject => subject.Code)]
            : [.. Stems.Where(subject => subject.Stem.StartsWith(stem, StringComparison.Ordinal)).Select(subject => subject.Code)];
    }

    /// <summary>The name without what only says that it is one of a department.</summary>
    private static string StemOf(string name)
    {
        foreach (var ending in (string[])["专业", "医学科", "病房", "门诊", "病区", "科室", "科", "室"])
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return StemOf(name[..^ending.Length]);
        }

        return name;
    }
}
