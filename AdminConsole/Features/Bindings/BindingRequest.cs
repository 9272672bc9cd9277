using System.Text.Json.Serialization;

namespace AdminConsole.Features.Bindings;

public sealed record BindingRequest
{
    public BindingPerson? Person { get; init; }
    public Guid? InstitutionId { get; init; }

    /// <summary>单位确认码; case, spaces and dashes do not matter.</summary>
    public string? ConfirmationCode { get; init; }
}

public sealed record BindingPerson
{
    public string? Name { get; init; }

    /// <summary>id-document-types.</summary>
    public string? DocumentType { get; init; }

    public string? DocumentNumber { get; init; }
}

public sealed record BindingResponse(Guid Id, Guid InstitutionId, string InstitutionName, DateTime BoundAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BindingRequest))]
[JsonSerializable(typeof(BindingResponse))]
internal sealed partial class BindingsJson : JsonSerializerContext;
