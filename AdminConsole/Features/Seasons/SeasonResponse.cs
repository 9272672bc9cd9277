using System.Text.Json.Serialization;
using AdminConsole.Domain.Seasons;

namespace AdminConsole.Features.Seasons;

/// <param name="End">Last day on which candidates submit.</param>
/// <param name="Deadline">Last day on which institutions decide.</param>
/// <param name="CutOffDate">Last day a probation period may reach.</param>
/// <param name="NoticeVersion">Version of the notice to candidates that a filing must have accepted.</param>
/// <param name="Notice">That notice, for the candidate to read: plain text, lines separated by LF.</param>
/// <param name="SlotProfile">Which of the material slots are asked for.</param>
public sealed record SeasonResponse(
    string Id, string Name, int ExamYear, DateOnly Start, DateOnly End, DateOnly Deadline, DateOnly CutOffDate, int NoticeVersion, string Notice, string SlotProfile)
{
    public static SeasonResponse Of(Season season, SeasonNotice notice) =>
        new(season.Id, season.Name, season.ExamYear, season.Start, season.End, season.Deadline, season.CutOff, notice.Version, notice.Text, season.SlotProfile);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SeasonResponse))]
internal sealed partial class SeasonsJson : JsonSerializerContext;
