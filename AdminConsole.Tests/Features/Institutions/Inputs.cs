using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Institutions;

namespace AdminConsole.Tests.Features.Institutions;

/// <summary>Forms that nothing is wrong with.</summary>
internal static class Inputs
{
    /// <summary>The node's profile with everything given that is asked for.</summary>
    public static InstitutionProfileInput Filled(Institution node, string? address = null) => InstitutionProfileInput.Of(InstitutionFields.Of(node)) with
    {
        Address = address ?? node.Profile.Address ?? "中山大道215号",
        Postcode = "430030",
        Level = "3",
        Grade = "A",
        BusinessLevel = "2",
    };
}
