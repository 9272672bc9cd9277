namespace AdminConsole.Domain.Submissions;

/// <summary>Exactly what a candidate changed from one submission to the next, field by field and picture by picture. Pure; empty when nothing changed.</summary>
/// <param name="Fields">In the order of <see cref="SubmissionFields"/>. Periods and posts are compared by their place.</param>
/// <param name="Pictures">By slot and period.</param>
public sealed record SubmissionDifference(IReadOnlyList<FieldChange> Fields, IReadOnlyList<PictureChange> Pictures)
{
    public bool IsEmpty => Fields.Count == 0 && Pictures.Count == 0;

    public static SubmissionDifference Between(SubmissionContent before, SubmissionContent after)
    {
        var earlier = SubmissionFields.Of(before).ToDictionary(field => field.Path, field => field.Value, StringComparer.Ordinal);
        var later = SubmissionFields.Of(after);
        var kept = later.Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        return new SubmissionDifference(
            [
                .. later.Select(field => new FieldChange(field.Path, earlier.GetValueOrDefault(field.Path), field.Value)).Where(change => change.Before != change.After),
                .. earlier.Where(field => field.Value is not null && !kept.Contains(field.Key)).Select(field => new FieldChange(field.Key, field.Value, After: null)),
            ],
            [.. ComparePictures(before.Materials, after.Materials)]);
    }

    /// <summary>Whether anything of the period, its posts or its pictures changed: a tick on it then falls.</summary>
    /// <param name="period">Zero-based.</param>
    public bool TouchesPeriod(int period) =>
        Fields.Any(change => OpenForChange.Covers($"{SubmissionFields.Periods}[{period}]", change.Path)) || Pictures.Any(change => change.Period == period);

    private static IEnumerable<PictureChange> ComparePictures(IReadOnlyList<MaterialUse> before, IReadOnlyList<MaterialUse> after) =>
        before.Concat(after).Select(use => (use.Slot, use.Period)).Distinct().Select(place =>
        {
            var (earlier, later) = (In(before, place), In(after, place));
            var remaining = later.Select(use => use.Sha256).ToHashSet(StringComparer.Ordinal);
            var known = earlier.Select(use => use.Sha256).ToHashSet(StringComparer.Ordinal);
            return new PictureChange(place.Slot, place.Period, [.. earlier.Where(use => !remaining.Contains(use.Sha256))], [.. later.Where(use => !known.Contains(use.Sha256))]);
        }).Where(change => change.Removed.Count > 0 || change.Added.Count > 0);

    private static List<MaterialUse> In(IReadOnlyList<MaterialUse> uses, (string Slot, int? Period) place) => [.. uses.Where(use => use.Slot == place.Slot && use.Period == place.Period)];
}

/// <param name="Path">As <see cref="SubmissionField.Path"/>.</param>
/// <param name="Before">null: there was none.</param>
/// <param name="After">null: there is none any more.</param>
public sealed record FieldChange(string Path, string? Before, string? After);

/// <summary>Images of one slot that are no longer there, and those that came. One that was uploaded again without a change is neither.</summary>
/// <param name="Period">Zero-based, where the slot belongs to a period.</param>
public sealed record PictureChange(string Slot, int? Period, IReadOnlyList<MaterialUse> Removed, IReadOnlyList<MaterialUse> Added)
{
    public string Path => Period is { } period ? $"{Slot}[{period}]" : Slot;
}
