using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Accounts;
using AdminConsole.Features.Institutions;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Accounts;

public sealed class InstitutionAccountServiceTests
{
    [Theory, DatabaseData]
    public async Task Generate_IsForTheOwnAdministratorAlone_LockedOrNot_AndTheOlderCodeIsVoid(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var main = await MainAsync(host);
        Assert.True((await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, null)).IsOk);

        var first = await Accounts(host).GenerateAsync(SampleLibrary.Hospital.Id, "19");
        var second = await Accounts(host).GenerateAsync(SampleLibrary.Hospital.Id, "19");
        Assert.Equal(($"{main}-19", true), (second.Value.Account, first.Value.Code != second.Value.Code));
        Assert.Equal(1, await host.InspectAsync(data => data.Set<OneTimeCode>().CountAsync()));
        Assert.Equal(Error.NotFound, (await Accounts(host).GenerateAsync(SampleLibrary.Hospital.Id, "16")).Error);
        Assert.Equal(Error.Forbidden, (await Accounts(host, SampleLibrary.SiteStaff).GenerateAsync(SampleLibrary.Hospital.Id, "19")).Error);
        Assert.Equal(Error.Forbidden, (await Accounts(host, SampleLibrary.Reviewer).GenerateAsync(SampleLibrary.Hospital.Id, "19")).Error);
        Assert.False((await Accounts(host, SampleLibrary.Sibling).GenerateAsync(SampleLibrary.Hospital.Id, "19")).IsOk);

        var view = await host.As<InstitutionAccountQueries>(SampleLibrary.SiteStaff).FindAsync(SampleLibrary.Hospital.Id);
        Assert.Equal((main, 10, false, "19"), (view!.Main!.Name, view.Businesses.Count, view.MayManage, view.Businesses.Single(row => row.Account is not null).Code));
        Assert.Null(await host.As<InstitutionAccountQueries>(SampleLibrary.Sibling).FindAsync(SampleLibrary.Hospital.Id));
    }

    [Theory, DatabaseData]
    public async Task AZ08_DisabledAccount_ShutsItsUserOut_ButNeitherOneselfNorTheLastAdministrator(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var userId = await CreateAsync(host, "first", Role.InstitutionAdministrator);
        var account = await AddActiveAsync(host, userId);
        var own = await host.Services.GetRequiredService<AccessScopes>().OfUserAsync(userId);

        Assert.Equal(UserErrors.OwnAccount, (await Accounts(host, own).DisableAsync(account)).Error);
        Assert.Equal(UserErrors.LastAdmin, (await Accounts(host).DisableAsync(account)).Error);
        Assert.Equal(InstitutionAccountState.Active, await StateAsync());
        await CreateAsync(host, "second", Role.InstitutionAdministrator);
        Assert.True((await Accounts(host).DisableAsync(account)).IsOk);
        Assert.Equal(InstitutionAccountState.Disabled, await StateAsync());
        Assert.Equal(ScopeKind.None, (await host.Services.GetRequiredService<AccessScopes>().OfUserAsync(userId)).Kind);
        Assert.Equal("user_of_account", (await host.As<UserService>(SampleLibrary.SiteStaff).DeleteAsync(userId)).Error?.Code);

        // Whoever enables the one enables the other.
        Assert.True((await host.As<UserService>(SampleLibrary.SiteStaff).EnableAsync(userId)).IsOk);
        Assert.Equal(InstitutionAccountState.Active, await StateAsync());
        Assert.Equal(["account.disable", "user.create", "user.disable", "user.enable"], await host.InspectAsync(data =>
            data.AuditEntries.Where(row => row.Outcome == "ok" && (row.ObjectId == $"{userId}" || row.ObjectId == $"{account}")).Select(row => row.Action).OrderBy(action => action).ToListAsync()));

        Task<InstitutionAccountState> StateAsync() => host.InspectAsync(data => data.InstitutionAccounts.Where(row => row.Id == account).Select(row => row.State).SingleAsync());
    }

    /// <summary>The hospital's main account, which the sample library has.</summary>
    private static Task<string> MainAsync(DataHost host) =>
        host.InspectAsync(data => data.InstitutionAccounts.Where(row => row.InstitutionId == SampleLibrary.Hospital.Id && row.BusinessCode == null).Select(row => row.Name).SingleAsync());

    private static InstitutionAccountService Accounts(DataHost host, AccessScope? by = null) => host.As<InstitutionAccountService>(by ?? SampleLibrary.Administrator);

    private static async Task<Guid> AddActiveAsync(DataHost host, Guid userId)
    {
        IOwned owner = SampleLibrary.Hospital;
        var name = InstitutionAccount.BusinessName(await MainAsync(host), InstitutionAccount.ProbationBusiness);
        var added = await host.As(AccessScope.System).WriteAsync<Guid>(work =>
        {
            var account = new InstitutionAccount
            {
                Id = Guid.CreateVersion7(),
                DistrictId = owner.DistrictId,
                SiteId = owner.SiteId,
                PointId = owner.PointId,
                InstitutionId = owner.InstitutionId,
                Name = name,
                BusinessCode = InstitutionAccount.ProbationBusiness,
                IssuedAt = work.Now,
            };
            account.Activate(userId, work.Now);
            work.Data.InstitutionAccounts.Add(account);
            work.Audit("account.enable", nameof(InstitutionAccount), "test");
            return Task.FromResult<Result<Guid>>(account.Id);
        });
        Assert.True(added.IsOk);
        return added.Value;
    }

    private static async Task<Guid> CreateAsync(DataHost host, string userName, Role role)
    {
        var made = await host.As<UserService>(SampleLibrary.SiteStaff).CreateAsync(new UserInput { UserName = userName, Name = "管理员", NodeId = SampleLibrary.Hospital.Id, Roles = [role] });
        Assert.True(made.IsOk, made.Error?.Code);
        return await host.InspectAsync(data => data.Users.Where(row => row.UserName == userName).Select(row => row.Id).SingleAsync());
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services => services.AddCodes()
        .AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>().AddScoped<UserService>().AddScoped<InstitutionAccountService>().AddScoped<InstitutionAccountQueries>().AddScoped<InstitutionService>());
}
