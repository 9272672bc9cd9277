using System.Text.Json.Serialization;
using AdminConsole.Api;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Scans;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Materials;

public static class MaterialEndpoints
{
    public static IServiceCollection AddMaterials(this IServiceCollection services) => services.AddScoped<MaterialService>().AddApiJson(MaterialsJson.Default);

    public static IEndpointRouteBuilder MapMaterials(this IEndpointRouteBuilder api)
    {
        var limits = new UploadOptions().Scan();
        api.MapPost("/materials", UploadAsync).WithTags("materials").WithName("uploadMaterial").WithSummary("Upload one image for a slot; kept 24 hours unless a filing refers to it")
            .Answers(StatusCodes.Status201Created, Example)
            .Refuses(ApiErrors.BadRequest, ImageErrors.TooLarge(limits), ApiErrors.UnsupportedType, ImageErrors.Invalid, ImageErrors.Dimensions(limits), Error.Field("slot", new Phrase("intake.unknown_slot")))
            .TakesForm("multipart/form-data", ["slot", "file"], ("slot", null), ("file", "binary"));
        api.MapDelete("/materials/{id:guid}", RemoveAsync).WithTags("materials").WithName("removeMaterial").WithSummary("Take back an image that no filing refers to")
            .Produces(StatusCodes.Status204NoContent).Refuses(Error.NotFound, SubmissionErrors.Locked(["materials"]));
        return api;
    }

    private static MaterialResponse Example { get; } = new(Guid.Parse("0193b7a2-71c4-7f0e-b3d8-90ab12cd3e03"), "ID_PHOTO", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 413, 626);

    private static async Task<IResult> RemoveAsync(Guid id, MaterialService materials, CancellationToken ct) => (await materials.RemoveAsync(id, ct)).ToAnswer(_ => TypedResults.NoContent());

    private static async Task<IResult> UploadAsync(HttpRequest request, MaterialService materials, IOptions<UploadOptions> options, CancellationToken ct)
    {
        var upload = await UploadForm.ReadAsync(request, options.Value.MaxImageBytes, ["slot"], ct);
        return upload.IsOk ? (await materials.StoreAsync(upload.Value, ct)).ToAnswer(stored => TypedResults.Created((string?)null, stored)) : upload.Error.ToProblem();
    }
}

/// <param name="Sha256">Of the image as it is kept, without metadata.</param>
public sealed record MaterialResponse(Guid Id, string Slot, string Sha256, int Width, int Height);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MaterialResponse))]
internal sealed partial class MaterialsJson : JsonSerializerContext;
