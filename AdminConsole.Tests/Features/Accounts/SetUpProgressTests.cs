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
        await using var host = await DataHost.StartAsync(database, services => services.AddScoped<SetUpProgressQueries>());
        var queries = host.As<SetUpProgressQueries>(SampleLibrary.Person(SampleLibrary.District, Role.SecurityAdministrator));
        var before = await queries.ReadAsync();

        await AddAsync(host, Role.SystemAdministrator, Role.AuditAdministrator, Role.SecurityAdministrator, Role.DistrictStaff);
        var between = await queries.ReadAsync();
        await AddAsync(host, Role.SecurityAdministrator);
        var after = await queries.ReadAsync();

        Assert.Equal((false, false, true), (before.Administrators, before.Staff, before.Library));
        Assert.Equal((false, true), (between.Administrators, between.Staff));
        Assert.Equal((true, true), (after.Administrators, after.Staff));
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
