using System.Text.Json;
using System.Text.RegularExpressions;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Submissions;
using AdminConsole.Resources;

namespace AdminConsole.Features.Review;

/// <summary>What the fields and material slots of one filing are called on screen.</summary>
public sealed partial class FieldNames(Strings strings, SubmissionContent content)
{
    /// <summary>Everything a filing can be returned for: fields by group and place, then slots. Season, binding and notice are not the candidate's to mend.</summary>
    public IReadOnlyList<FeedbackItem> Subjects { get; } =
    [
        .. SubmissionFields.Of(content).Where(field => field.Value is not null && field.Path is not (SubmissionFields.Season or SubmissionFields.Binding or SubmissionFields.Notice) && !field.Path.EndsWith(".institutionId", StringComparison.Ordinal) && !field.Path.EndsWith(".current", StringComparison.Ordinal))
            .Select(field => new FeedbackItem(field.Path, null, "", "", null)),
        .. content.Materials.Select(use => (use.Slot, use.Period)).Distinct().Select(place => new FeedbackItem(place.Slot, place.Period, "", "", null)),
        .. MaterialSlots.All.Where(slot => content.Materials.All(use => use.Slot != slot.Code)).Select(slot => new FeedbackItem(slot.Code, null, "", "", null)),
    ];

    public string Of(string subject, int? period = null)
    {
        if (MaterialSlots.Find(subject) is { } slot)
        {
            var name = strings.Culture.TwoLetterISOLanguageName == "zh" ? slot.Name : slot.NameEn;
            return period is { } place ? $"{name} · {PeriodName(place)}" : name;
        }

        if (InPeriod().Match(subject) is not { Success: true } match)
            return strings[KeyOf(subject)];
        var parts = match.Groups["post"].Success ? strings["decision.post_field", PeriodName(int.Parse(match.Groups["period"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)), int.Parse(match.Groups["post"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) + 1] : PeriodName(int.Parse(match.Groups["period"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        return $"{parts} · {strings[KeyOf(match.Groups["field"].Value)]}";
    }

    /// <summary><c>person.birthDate</c> is <c>decision.field.person_birth_date</c>.</summary>
    private static string KeyOf(string path) => $"decision.field.{JsonNamingPolicy.SnakeCaseLower.ConvertName(path.Replace('.', '_'))}";

    private string PeriodName(int period) => period < content.Periods.Count ? content.Periods[period].InstitutionName : strings["decision.period", period + 1];

    [GeneratedRegex(@"^periods\[(?<period>\d+)\](\.posts\[(?<post>\d+)\])?\.(?<field>\w+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InPeriod();
}
