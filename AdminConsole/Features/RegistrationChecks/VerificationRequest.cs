using System.Text.Json;
using System.Text.Json.Serialization;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.RegistrationChecks;

public sealed record VerificationRequest
{
    /// <summary>Whose filings count; null = the newest season that has begun.</summary>
    public string? SeasonId { get; init; }

    /// <summary>At most 500.</summary>
    public IReadOnlyList<VerificationPerson?>? Persons { get; init; }
}

public sealed record VerificationPerson
{
    public string? Name { get; init; }

    /// <summary>id-document-types; null = the number counts under any type.</summary>
    public string? DocumentType { get; init; }

    public string? DocumentNumber { get; init; }
}

/// <param name="Results">In the order of the persons.</param>
public sealed record VerificationResponse(string SeasonId, IReadOnlyList<VerificationResult> Results);

/// <param name="Result">Of the filing under this name and number: approved, notApproved (filed, but undecided, withdrawn, returned or rejected) or noRecord.</param>
public sealed record VerificationResult([property: JsonConverter(typeof(VerdictNames))] RegistrationVerdict Result);

internal sealed class VerdictNames() : JsonStringEnumConverter<RegistrationVerdict>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VerificationRequest))]
[JsonSerializable(typeof(VerificationResponse))]
internal sealed partial class VerificationsJson : JsonSerializerContext;
