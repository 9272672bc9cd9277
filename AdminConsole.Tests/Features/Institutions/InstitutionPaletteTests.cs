using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Features.Institutions;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Institutions;

public sealed class InstitutionPaletteTests
{
    [Theory, DatabaseData]
    public async Task AZ06_Palette_FindsByNameAndCode_WithinTheScope(DatabaseKind kind)
    {
        await using var host = await JobHost.StartAsync(kind, services => services.AddInstitutions().AddScoped(_ => Strings.Chinese));
        var code = (await host.As<InstitutionQueries>(SampleLibrary.DistrictStaff).FindAsync(SampleLibrary.YichangHospital.Id))!.Row.Code;

        foreach (var text in new[] { SampleLibrary.YichangHospital.Name, code! })
        {
            var found = Assert.Single(await FindAsync(SampleLibrary.DistrictStaff, text));
            Assert.Equal((SampleLibrary.YichangHospital.Name, code, $"institutions/{SampleLibrary.YichangHospital.Id}"), (found.Words, found.Note, found.Address));
            Assert.Empty(await FindAsync(SampleLibrary.SiteStaff, text));
        }

        Task<IReadOnlyList<PaletteEntry>> FindAsync(AccessScope scope, string text) => Assert.Single(host.CircuitOf(scope).GetServices<IPaletteSource>()).FindAsync(scope, text);
    }
}
