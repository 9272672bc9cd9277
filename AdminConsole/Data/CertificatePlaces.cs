using AdminConsole.Domain.Certificates;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>What is known of the institutions that the papers name: the library's profile and licence in use, or what the candidate filed of one outside.</summary>
internal sealed class CertificatePlaces(AppDbContext data)
{
    private readonly Dictionary<Guid, (Institution? Node, Licence? Licence)> known = [];

    public async Task<CertificatePlace> OfAsync(ProbationPeriod period, CancellationToken ct)
    {
        if (period.InstitutionId is not { } id)
            return new CertificatePlace(period.Address, period.Postcode, period.RegistrationNumber, period.LegalRepresentative);
        if (!known.TryGetValue(id, out var place))
        {
            // A former institution may lie outside the scope; its name and address on a paper are no secret.
            known[id] = place = (
                await data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct),
                await data.Licences.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().SingleOrDefaultAsync(row => row.UsedBy == id, ct));
        }

        return new CertificatePlace(
            place.Node?.Profile.Address ?? period.Address, place.Node?.Profile.Postcode ?? period.Postcode,
            place.Licence?.Details.RegistrationNumber ?? place.Node?.Profile.RegistrationNumber ?? period.RegistrationNumber, place.Licence?.Details.LegalRepresentative ?? period.LegalRepresentative);
    }
}
