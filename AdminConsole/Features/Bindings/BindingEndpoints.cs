using AdminConsole.Api;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Bindings;

public static class BindingEndpoints
{
    public static IServiceCollection AddBindings(this IServiceCollection services) => services.AddScoped<BindingService>().AddScoped<UnbindingService>().AddApiJson(BindingsJson.Default);

    public static IEndpointRouteBuilder MapBindings(this IEndpointRouteBuilder api)
    {
        api.MapPost("/bindings", BindAsync).WithTags("bindings").WithName("bind").WithSummary("Bind a candidate to the institution whose confirmation code they know")
            .Takes(Request).Answers(StatusCodes.Status201Created, Response)
            .Refuses(BindingErrors.CodeInvalid, Error.Field("person.documentNumber", new Phrase("intake.document_number")), InstitutionErrors.Suspended("正在整改"));
        api.MapDelete("/bindings/{id:guid}", UnbindAsync).WithTags("bindings").WithName("unbind").WithSummary("Unbind (解绑); refused while a filing of the open season needs the binding")
            .Produces(StatusCodes.Status204NoContent).Refuses(Error.NotFound, BindingErrors.InUse);
        return api;
    }

    private static BindingRequest Request { get; } = new()
    {
        Person = new BindingPerson { Name = "赵六", DocumentType = "01", DocumentNumber = "420106199605041236" },
        InstitutionId = Guid.Parse("0193b7a0-5d1e-7a52-9c41-2f6f5d0c1a01"),
        ConfirmationCode = "DEM0-2027",
    };

    private static BindingResponse Response { get; } = new(
        Guid.Parse("0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02"), Guid.Parse("0193b7a0-5d1e-7a52-9c41-2f6f5d0c1a01"), "武汉市第一医院", new DateTime(2021, 3, 1, 1, 0, 0, DateTimeKind.Utc));

    private static async Task<IResult> UnbindAsync(Guid id, UnbindingService unbinding, CancellationToken ct) => (await unbinding.UnbindAsync(id, ct)).ToAnswer(_ => TypedResults.NoContent());

    private static async Task<IResult> BindAsync(JsonBody<BindingRequest> body, BindingService bindings, CancellationToken ct) =>
        (await bindings.CreateAsync(body.Value, ct)).ToAnswer(bound => TypedResults.Created((string?)null, bound));
}
