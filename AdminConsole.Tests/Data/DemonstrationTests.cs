using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Submissions;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Data;

/// <summary>What a first run shows: somebody for every role, and something in every state.</summary>
[Collection(ApiCollection.Name)]
public sealed class DemonstrationTests(ApiHosts hosts)
{
    private const int Filings = 30;

    [Fact]
    public void People_EveryRole_HasOne() => Assert.Empty(Enum.GetValues<Role>().Except(DemonstrationPeople.All.Select(person => person.Role)));

    [Theory]
    [DatabaseData]
    public async Task Filings_EveryState_IsThere_WithItsPapers_AndMovedByWhoMay(DatabaseKind database)
    {
        var host = await hosts.OnAsync(database);

        // Other tests file behind these, and never move them.
        var filings = await host.ReadAsync(data => data.Submissions.OrderBy(row => row.Id).Take(Filings).Select(row => new { row.Id, row.State }).ToListAsync());
        var ids = filings.Select(row => row.Id).ToArray();
        var papers = await host.ReadAsync(data => data.Materials.Where(row => ids.Contains(row.SubmissionId!.Value)).GroupBy(row => row.SubmissionId).Select(group => group.Count()).ToListAsync());
        var steps = await host.ReadAsync(data => data.SubmissionSteps.Where(row => ids.Contains(row.SubmissionId)).Select(row => new { row.Action, row.ByName }).ToListAsync());

        Assert.Empty(Enum.GetValues<SubmissionState>().Except(filings.Select(row => row.State)));
        Assert.Equal(Filings, papers.Count);
        Assert.All(papers, count => Assert.True(count >= 4));
        Assert.Equal(
            [(SubmissionAction.Report, Role.InstitutionReviewer), (SubmissionAction.Confirm, Role.PointStaff), (SubmissionAction.File, Role.DistrictStaff)],
            steps.Select(step => (step.Action, DemonstrationPeople.All.Single(person => person.DisplayName == step.ByName).Role)).Distinct().OrderBy(step => step.Action));
    }

    [Theory]
    [DatabaseData]
    public async Task Registrations_EveryState_HasScans_AndTheHospitalALicenceInUse(DatabaseKind database)
    {
        var host = await hosts.OnAsync(database);

        var registrations = await host.ReadAsync(data => data.Registrations.Select(row => new { row.Id, row.State }).ToListAsync());
        var withForm = await host.ReadAsync(data => data.Scans.Where(scan => scan.Kind == ScanKind.RegistrationForm).Select(scan => scan.ParentId).ToListAsync());
        var licences = await host.ReadAsync(data => data.Licences.Where(row => row.UsedBy != null && data.Institutions.Any(node => node.Id == row.InstitutionId && node.Name == DemonstrationPeople.Hospital)).CountAsync());

        Assert.Empty(Enum.GetValues<RegistrationState>().Except(registrations.Select(row => row.State)));
        Assert.Empty(registrations.Select(row => (Guid?)row.Id).Except(withForm));
        Assert.Equal(1, licences);
    }
}
