using AdminConsole.Api;

namespace AdminConsole.Features.Seasons;

public static class SeasonEndpoints
{
    public static IEndpointRouteBuilder MapSeasons(this IEndpointRouteBuilder api)
    {
        api.MapGet("/seasons/current", FindCurrentAsync).WithTags("seasons").WithName("findCurrentSeason").WithSummary("The open season")
            .Answers(StatusCodes.Status200OK, Example).Refuses(SeasonErrors.NoneOpen);
        return api;
    }

    private static SeasonResponse Example { get; } = new(
        "2021", "2021年医师资格考试试用期考核证明申报", 2021, new DateOnly(2020, 12, 25), new DateOnly(2021, 3, 31), new DateOnly(2021, 4, 15), new DateOnly(2021, 8, 31), 1, "考生应如实填写，并对所填内容及上传材料的真实性负责。", "hubei");

    private static async Task<IResult> FindCurrentAsync(SeasonQueries seasons, CancellationToken ct) => (await seasons.FindCurrentAsync(ct)).ToAnswer(TypedResults.Ok);
}
