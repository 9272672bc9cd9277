using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Accounts;
using AdminConsole.Features.Bindings;
using AdminConsole.Features.Institutions;
using AdminConsole.Outbox;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Outbox;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Features.Accounts;

public sealed class UserServiceTests
{
    private const string Phone = "13900007788", Password = "Chongzhi-2027-mima";

    [Theory, DatabaseData]
    public async Task AU12_Reset_TheAdministratorSeesACodeOnce_AndThePersonSetsThePassword(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var first = await CreateAsync(host, SampleLibrary.Administrator, Input("nurse", Role.InstitutionReviewer));
        var id = await IdOfAsync(host, "nurse");
        Assert.Null(await host.InspectAsync(data => data.Users.Where(row => row.Id == id).Select(row => row.PasswordHash).SingleAsync()));

        var second = await host.As<PasswordResetService>(SampleLibrary.Administrator).StartAsync(id, bySms: false);
        Assert.Equal(UserErrors.ResetInvalid, (await SetAsync(host, "nurse", first.Text!)).Error);
        Assert.Equal(UserErrors.ResetInvalid, (await SetAsync(host, "nobody", second.Value.Text!)).Error);
        Assert.True((await SetAsync(host, "Nurse", second.Value.Text!)).IsOk);
        Assert.Equal(UserErrors.ResetInvalid, (await SetAsync(host, "nurse", second.Value.Text!)).Error);

        var user = await host.InspectAsync(data => data.Users.SingleAsync(row => row.Id == id));
        Assert.Equal(PasswordVerificationResult.Success, host.Services.GetRequiredService<IPasswordHasher<AppUser>>().VerifyHashedPassword(user, user.PasswordHash!, Password));
        var sent = await host.As<PasswordResetService>(SampleLibrary.Administrator).StartAsync(id, bySms: true);
        Assert.Null(sent.Value.Text);
        Assert.Equal("139****7788", await host.InspectAsync(data => data.OutboxEntries.Where(row => row.About == id).Select(row => row.Recipient).SingleAsync()));
        Assert.Equal(CodeErrors.TooOften, (await host.As<PasswordResetService>(SampleLibrary.Administrator).StartAsync(id, bySms: true)).Error);
        Assert.Equal(Error.NotFound, (await host.As<PasswordResetService>(SampleLibrary.Sibling).StartAsync(id, bySms: false)).Error);
        Assert.Equal(Error.Forbidden, (await host.As<PasswordResetService>(SampleLibrary.Reviewer).StartAsync(id, bySms: false)).Error);
    }

    [Theory, DatabaseData]
    public async Task AZ08_NobodyActsUponThemselves_AboveThem_OrGrantsMoreThanTheTable(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await CreateAsync(host, SampleLibrary.SiteStaff, Input("chief", Role.InstitutionAdministrator));
        var chief = await ScopeOfAsync(host, "chief");
        var view = await host.As<UserQueries>(chief).FindAsync(chief.UserId!.Value);

        Assert.Equal(UserErrors.OwnAccount, (await EditAsync(host, chief, view!, input => input.Roles.Add(Role.InstitutionReviewer))).Error);
        Assert.Equal(UserErrors.OwnAccount, (await host.As<UserService>(chief).DisableAsync(chief.UserId.Value)).Error);
        Assert.Equal(UserErrors.OwnAccount, (await host.As<UserService>(chief).DeleteAsync(chief.UserId.Value)).Error);
        Assert.True((await EditAsync(host, chief, view!, input => input.Name = "新名字")).IsOk);
        Assert.Equal(Error.VersionConflict, (await EditAsync(host, chief, view!, input => input.Name = "旧名字")).Error);

        Assert.Equal("roles", Path(await host.As<UserService>(chief).CreateAsync(Input("boss", Role.DistrictStaff))));
        Assert.Equal("roles", Path(await host.As<UserService>(SampleLibrary.Administrator).CreateAsync(Input("mixed", Role.InstitutionReviewer, Role.AuditAdministrator))));
        Assert.Equal("nodeId", Path(await host.As<UserService>(SampleLibrary.Sibling).CreateAsync(Input("spy", Role.InstitutionReviewer))));
        Assert.Equal("userName", Path(await host.As<UserService>(SampleLibrary.SiteStaff).CreateAsync(Input("CHIEF", Role.InstitutionReviewer))));
        var district = await host.InspectAsync(data => data.Users.Where(row => row.InstitutionId == SampleLibrary.District.Id).Select(row => row.Id).SingleAsync());
        Assert.Equal(Error.NotFound, (await host.As<UserService>(SampleLibrary.SiteStaff).DisableAsync(district)).Error);
        Assert.Equal(Error.Forbidden, (await host.As<UserService>(SampleLibrary.DistrictStaff).DisableAsync(district)).Error);
    }

    [Theory, DatabaseData]
    public async Task CC03_LastAdministrators_RemovedAtOnce_OneStays(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await CreateAsync(host, SampleLibrary.SiteStaff, Input("one", Role.InstitutionAdministrator));
        await CreateAsync(host, SampleLibrary.SiteStaff, Input("two", Role.InstitutionAdministrator));
        var (one, two) = (await IdOfAsync(host, "one"), await IdOfAsync(host, "two"));

        var outcomes = await Task.WhenAll(
            Task.Run(() => host.As<UserService>(SampleLibrary.SiteStaff).DisableAsync(one)),
            Task.Run(() => host.As<UserService>(SampleLibrary.DistrictStaff).DeleteAsync(two)));

        Assert.Single(outcomes, outcome => outcome.IsOk);
        Assert.Equal(UserErrors.LastAdmin, outcomes.Single(outcome => !outcome.IsOk).Error);
        Assert.Equal(1, await host.InspectAsync(data => data.Users.CountAsync(row => row.InstitutionId == SampleLibrary.Hospital.Id && !row.Disabled && row.Roles.Any(role => role.Role == Role.InstitutionAdministrator))));
    }

    [Theory, DatabaseData]
    public async Task IN09_SameUserNameAtOnce_OneIsMade_AndTheOtherIsToldBesideTheField(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.As<UserService>(SampleLibrary.Administrator).CreateAsync(Input("twin", Role.InstitutionReviewer)))));

        Assert.Single(outcomes, outcome => outcome.IsOk);
        Assert.All(outcomes.Where(outcome => !outcome.IsOk), outcome => Assert.Equal("userName", Path(outcome)));
    }

    [Theory, DatabaseData]
    public async Task AZ07_DisabledMovedOrDeleted_LosesAccessAtOnce(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await CreateAsync(host, SampleLibrary.Administrator, Input("nurse", Role.InstitutionReviewer));
        var id = await IdOfAsync(host, "nurse");
        var scopes = host.Services.GetRequiredService<AccessScopes>();
        Assert.Equal(SampleLibrary.Hospital.Id, (await scopes.OfUserAsync(id)).NodeId);

        var view = await host.As<UserQueries>(SampleLibrary.SiteStaff).FindAsync(id);
        Assert.True((await EditAsync(host, SampleLibrary.SiteStaff, view!, input => input.NodeId = SampleLibrary.Neighbour.Id)).IsOk);
        Assert.Equal(SampleLibrary.Neighbour.Id, (await scopes.OfUserAsync(id)).NodeId);
        Assert.True((await host.As<UserService>(SampleLibrary.SiteStaff).DisableAsync(id)).IsOk);
        Assert.Equal(ScopeKind.None, (await scopes.OfUserAsync(id)).Kind);
        Assert.True((await host.As<UserService>(SampleLibrary.SiteStaff).EnableAsync(id)).IsOk);
        Assert.Equal(ScopeKind.Institution, (await scopes.OfUserAsync(id)).Kind);
        Assert.True((await host.As<UserService>(SampleLibrary.SiteStaff).DeleteAsync(id)).IsOk);
        Assert.Equal(ScopeKind.None, (await scopes.OfUserAsync(id)).Kind);
    }

    [Theory, DatabaseData]
    public async Task AZ02_List_ShowsTheSubtreeOnly_AndFindsByPhoneAndTail(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await CreateAsync(host, SampleLibrary.Administrator, Input("nurse", Role.InstitutionReviewer));
        foreach (var scope in (AccessScope[])[SampleLibrary.DistrictStaff, SampleLibrary.SiteStaff, SampleLibrary.Administrator])
        {
            var node = SampleLibrary.Nodes.Single(row => row.Id == scope.NodeId);
            var listing = await host.As<UserQueries>(scope).PageAsync(UserFilter.Default);
            Assert.Equal(SampleLibrary.Subtree(node), listing.Rows.Select(row => row.NodeId).ToHashSet());
            foreach (var text in (string[])[Phone, "7788", "NUR", "护士"])
                Assert.Equal("nurse", Assert.Single((await host.As<UserQueries>(scope).PageAsync(UserFilter.Default with { Text = text })).Rows).UserName);
        }

        // IN-08: what means something to the database means nothing here.
        foreach (var text in (string[])["%", "_", "nur%", "'; drop table AspNetUsers; --"])
            Assert.Empty((await host.As<UserQueries>(SampleLibrary.DistrictStaff).PageAsync(UserFilter.Default with { Text = text })).Rows);
        Assert.Empty((await host.As<UserQueries>(SampleLibrary.Sibling).PageAsync(UserFilter.Default with { Text = Phone })).Rows);
        Assert.Empty((await host.As<UserQueries>(SampleLibrary.Sibling).PageAsync(UserFilter.Default with { NodeId = SampleLibrary.Hospital.Id })).Rows);
        Assert.Empty((await host.As<UserQueries>(SampleLibrary.Reviewer).PageAsync(UserFilter.Default)).Rows);
        var row = (await host.As<UserQueries>(SampleLibrary.SiteStaff).PageAsync(UserFilter.Default with { Text = "武汉市第一", Sort = new(UserFilter.NodeColumn, Descending: true) })).Rows.Single(found => found.UserName == "nurse");
        Assert.Equal("139****7788", row.PhoneMasked);
        Assert.True((await host.As<UserService>(SampleLibrary.SiteStaff).UnbindPhoneAsync(row.Id)).IsOk);
        Assert.Empty((await host.As<UserQueries>(SampleLibrary.SiteStaff).PageAsync(UserFilter.Default with { Text = Phone })).Rows);
    }

    [Theory, DatabaseData]
    public async Task CO03_Rotation_EndsTheOldCode_BindingsStay_AndALockedNodeDoesItToo(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        Assert.True((await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, null)).IsOk);
        var codes = host.As<ConfirmationCodeService>(SampleLibrary.Reviewer);
        Assert.True(await BindAsync(host, 1, "CODE"));
        Assert.True((await codes.RotateAsync(SampleLibrary.Hospital.Id)).IsOk);
        var view = await host.As<ConfirmationCodeQueries>(SampleLibrary.Administrator).FindAsync(SampleLibrary.Hospital.Id);
        var text = view!.Code!.Text!.Value;

        Assert.Equal(9, text.Length);
        Assert.False(await BindAsync(host, 2, "CODE"));
        Assert.True(await BindAsync(host, 3, text));
        Assert.True((await codes.FreezeAsync(SampleLibrary.Hospital.Id)).IsOk);
        Assert.False(await BindAsync(host, 4, text));
        Assert.True((await codes.ThawAsync(SampleLibrary.Hospital.Id)).IsOk);
        Assert.True(await BindAsync(host, 4, text));

        view = await host.As<ConfirmationCodeQueries>(SampleLibrary.SiteStaff).FindAsync(SampleLibrary.Hospital.Id);
        Assert.Equal((2, null, false), (view!.Code!.Number, view.Code.Text, view.MayUse));
        Assert.Equal([2, 2, 1], view.Bindings.Where(row => row.CodeNumber is not null).Select(row => row.CodeNumber).OrderDescending());
        Assert.All(view.Bindings, row => Assert.EndsWith("**", row.PersonMasked, StringComparison.Ordinal));
        Assert.Equal(2, view.Failures);
        Assert.Equal(["user.told.code_frozen"], await host.InspectAsync(data => data.OutboxEntries.Where(row => row.NodeId == SampleLibrary.Hospital.Id && row.Kind.StartsWith("user.")).Select(row => row.Kind).ToListAsync()));
        Assert.Equal(Error.Forbidden, (await host.As<ConfirmationCodeService>(SampleLibrary.SiteStaff).RotateAsync(SampleLibrary.Hospital.Id)).Error);
        Assert.Null(await host.As<ConfirmationCodeQueries>(SampleLibrary.Sibling).FindAsync(SampleLibrary.Hospital.Id));
    }

    [Fact]
    public async Task CO03_SixDigits_AreMadeWhereSettingsAskForThem_AndOnlyWithinTheLimits()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite, new Dictionary<string, string?> { ["Code:SixDigitConfirmation"] = "true" });
        Assert.True((await host.As<ConfirmationCodeService>(SampleLibrary.Administrator).RotateAsync(SampleLibrary.Hospital.Id)).IsOk);
        var view = await host.As<ConfirmationCodeQueries>(SampleLibrary.Administrator).FindAsync(SampleLibrary.Hospital.Id);
        Assert.Matches("^[0-9]{6}$", view!.Code!.Text!.Value);
        Assert.True(await BindAsync(host, 1, view.Code.Text.Value));

        await using var loose = await StartAsync(DatabaseKind.Sqlite, new Dictionary<string, string?> { ["Code:SixDigitConfirmation"] = "true", ["Code:ConfirmationTriesPerDay"] = "1000" });
        var refused = Assert.Throws<OptionsValidationException>(() => loose.Services.GetRequiredService<IOptions<CodeOptions>>().Value);
        Assert.Contains("Code:SixDigitConfirmation", refused.Message, StringComparison.Ordinal);
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind, IReadOnlyDictionary<string, string?>? settings = null) => DataHost.StartAsync(kind, services => services.AddCodes().AddOutbox().AddSingleton<ISmsSender, FakeSmsSender>()
        .AddSingleton<IPasswordHasher<AppUser>, PasswordHasher<AppUser>>().AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>().AddSingleton<PasswordRules>()
        .AddScoped<UserService>().AddScoped<UserQueries>().AddScoped<PasswordResetService>().AddScoped<ConfirmationCodeService>().AddScoped<ConfirmationCodeQueries>().AddScoped<BindingService>().AddScoped<InstitutionService>(), settings);

    private static UserInput Input(string userName, params Role[] roles) => new() { UserName = userName, Name = "护士长", Phone = Phone, NodeId = SampleLibrary.Hospital.Id, Roles = [.. roles] };

    private static async Task<IssuedCode> CreateAsync(DataHost host, AccessScope scope, UserInput input)
    {
        var made = await host.As<UserService>(scope).CreateAsync(input);
        Assert.True(made.IsOk, made.Error?.Code);
        return made.Value;
    }

    private static Task<Result<Done>> EditAsync(DataHost host, AccessScope scope, UserView view, Action<UserInput> change)
    {
        var input = new UserInput { Name = view.Row.Name, NodeId = view.Row.NodeId, Roles = [.. view.Row.Roles] };
        change(input);
        return host.As<UserService>(scope).EditAsync(view.Row.Id, input, view.Version);
    }

    private static Task<Result<Done>> SetAsync(DataHost host, string userName, string code) => host.As<PasswordResetService>(AccessScope.System)
        .FinishAsync(new PasswordResetInput { UserName = userName, Code = code, Password = Password, PasswordAgain = Password });

    private static Task<Guid> IdOfAsync(DataHost host, string userName) => host.InspectAsync(data => data.Users.Where(row => row.UserName == userName).Select(row => row.Id).SingleAsync());

    private static async Task<AccessScope> ScopeOfAsync(DataHost host, string userName) => await host.Services.GetRequiredService<AccessScopes>().OfUserAsync(await IdOfAsync(host, userName));

    private static string? Path<T>(Result<T> result) => result.Error?.Fields.Keys.Single();

    private static async Task<bool> BindAsync(DataHost host, int person, string code)
    {
        var candidate = Person.Make(71_000 + person);
        var bound = await host.As<BindingService>(AccessScope.ForApiClient(SampleLibrary.FirstClient, "first")).CreateAsync(
            new BindingRequest { Person = new BindingPerson { Name = candidate.Name, DocumentType = "01", DocumentNumber = candidate.Number }, InstitutionId = SampleLibrary.Hospital.Id, ConfirmationCode = code },
            CancellationToken.None);
        return bound.IsOk;
    }
}
