using AdminConsole.Authorization;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts.SetUp;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Accounts;

public sealed class SetUpProgressTests
{
    [Theory]
    [DatabaseData]
    public async Task Steps_AreDoneOnceThePeopleTheyAskForAreThere(DatabaseKind database)
    {
        await using var host = await DataHost.StartAsync(database, services => services.AddScoped<SetUpProgressQueries>().AddScoped<SetUpWaiting>());
        var reader = SampleLibrary.Person(SampleLibrary.District, Role.SecurityAdministrator);
        var queries = host.As<SetUpProgressQueries>(reader);
        var before = await queries.ReadAsync();

        await AddAsync(host, Role.SystemAdministrator, Role.AuditAdministrator, Role.SecurityAdministrator, Role.DistrictStaff);
        var between = await queries.ReadAsync();
        await AddAsync(host, Role.SecurityAdministrator);
        var after = await queries.ReadAsync();

        Assert.Equal((false, false, true), (before.Administrators, before.Staff, before.Library));
        Assert.Equal((false, true), (between.Administrators, between.Staff));
        Assert.Equal((true, true), (after.Administrators, after.Staff));
        Assert.Equal((2, 1, 0), (before.Open, between.Open, after.Open));
        Assert.Empty(await host.As<SetUpWaiting>(reader).ReadAsync(reader));
    }

    [Theory]
    [InlineData(Role.SecurityAdministrator, true)]
    [InlineData(Role.SystemAdministrator, false)]
    public async Task Home_LeadsWhoeverBeganTheSetUpBackToIt_WhileAStepIsOpen(Role role, bool led)
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite, services => services.AddScoped<SetUpProgressQueries>().AddScoped<SetUpWaiting>());
        var scope = SampleLibrary.Person(SampleLibrary.District, role);

        var lines = await host.As<SetUpWaiting>(scope).ReadAsync(scope);

        Assert.Equal(led ? [("setup.waiting", 2, "set-up/next")] : [], lines.Select(line => (line.Key, line.Count, line.Address)));
    }

    private static Task AddAsync(DataHost host, params Role[] roles) => host.InspectAsync(async data =>
    {
        data.Users.AddRange(roles.Select(role =>
        {
            var id = Guid.CreateVersion7();
            return new AppUser
            {
                Id = id,
                UserName = $"{id}",
                NormalizedUserName = $"{id}".ToUpperInvariant(),
                DisplayName = "某人",
                SecurityStamp = "stamp",
                DistrictId = SampleLibrary.District.Id,
                InstitutionId = SampleLibrary.District.Id,
                Roles = [new RoleAssignment { Role = role }],
            };
        }));
        return await data.SaveChangesAsync();
    });
}
