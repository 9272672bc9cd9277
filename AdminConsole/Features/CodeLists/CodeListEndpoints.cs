using System.Text.Json.Serialization;
using AdminConsole.Api;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Features.CodeLists;

/// <summary>The code lists as they are published, one row per code. The only answers of the API that may be cached: they change with a release.</summary>
public static class CodeListEndpoints
{
    private const string Cacheable = "private, max-age=3600";

    public static IServiceCollection AddCodeLists(this IServiceCollection services) => services.AddApiJson(CodeListsJson.Default);

    public static IEndpointRouteBuilder MapCodeLists(this IEndpointRouteBuilder api)
    {
        api.MapGet("/code-lists/{name}", Find).WithTags("code lists").WithName("findCodeList").WithSummary("A code list, e.g. exam-categories")
            .Answers(StatusCodes.Status200OK, Answer(Codes.Sexes)).Refuses(Error.NotFound);
        return api;
    }

    private static IResult Find(string name, HttpResponse response)
    {
        if (Codes.Find(name) is not { } list)
            return Error.NotFound.ToProblem();
        response.Headers.CacheControl = Cacheable;
        return TypedResults.Ok(Answer(list));
    }

    private static CodeListResponse Answer(CodeList list) => new(list.ListName, [.. list.Entries.Select(entry => entry.Columns)]);
}

/// <param name="Entries">Each with <c>code</c>, <c>name</c>, <c>nameEn</c> and the columns of its list.</param>
public sealed record CodeListResponse(string Name, IReadOnlyList<IReadOnlyDictionary<string, string>> Entries);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CodeListResponse))]
internal sealed partial class CodeListsJson : JsonSerializerContext;
