using AdminConsole.Domain;
using AdminConsole.Features.Duplicates;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Duplicates;

public sealed class DuplicateTests
{
    [Theory, DatabaseData]
    public async Task Dismiss_WithAReason_IsRememberedAndNotShownAgain(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddDuplicates());
        var (queries, service) = (host.As<DuplicateQueries>(SampleLibrary.DistrictStaff), host.As<DuplicateService>(SampleLibrary.DistrictStaff));
        var pair = Assert.Single((await queries.PageAsync(dismissed: false, page: 9)).Rows);
        Assert.Equal((SampleLibrary.Hospital.Name, SampleLibrary.YichangHospital.Name), (pair.First.InstitutionName, pair.Second.InstitutionName));

        Assert.Contains("reason", (await service.DismissAsync(pair, " ")).Error!.Fields.Keys);
        Assert.True((await service.DismissAsync(pair, "经核实为同名同生日的两人")).IsOk);
        Assert.Equal(Error.VersionConflict, (await service.DismissAsync(pair, "又一次")).Error);

        Assert.Empty((await queries.PageAsync(dismissed: false, page: 1)).Rows);
        var dismissed = Assert.Single((await queries.PageAsync(dismissed: true, page: 1)).Rows);
        Assert.Equal("经核实为同名同生日的两人", dismissed.DismissalReason);
        Assert.True((await service.ReopenAsync(dismissed)).IsOk);
        Assert.Single((await queries.PageAsync(dismissed: false, page: 1)).Rows);
        Assert.Equal(2, await host.InspectAsync(data => data.AuditEntries.CountAsync(entry => entry.Action.StartsWith("duplicate."))));
    }

    [Fact]
    public async Task AZ06_BelowTheDistrict_NobodySeesOrTouchesOne()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite, services => services.AddDuplicates());
        var pair = Assert.Single((await host.As<DuplicateQueries>(SampleLibrary.DistrictStaff).PageAsync(dismissed: false, page: 1)).Rows);

        Assert.Equal(0, (await host.As<DuplicateQueries>(SampleLibrary.SiteStaff).PageAsync(dismissed: false, page: 1)).Total);
        Assert.Equal(Error.NotFound, (await host.As<DuplicateService>(SampleLibrary.SiteStaff).DismissAsync(pair, "理由")).Error);
    }
}
