using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Features.Bindings;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Bindings;

public sealed class BindingServiceTests
{
    private const string Right = "CODE", Wrong = "WR0NG";

    [Theory, DatabaseData]
    public async Task CO03_FifthWrongCode_FreezesThatPersonThere_ForAQuarterOfAnHour(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var wrong = 1; wrong <= 5; wrong++)
            Assert.False(await BindAsync(host, 1, Wrong));

        Assert.False(await BindAsync(host, 1, Right));
        Assert.True(await BindAsync(host, 2, Right));
        Assert.True(await BindAsync(host, 1, Right, SampleLibrary.Neighbour.Id));
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True(await BindAsync(host, 1, Right));
        Assert.Equal(6, await host.InspectAsync(data => data.AuditEntries.CountAsync(entry => entry.Outcome == "code_invalid")));
    }

    [Theory, DatabaseData]
    public async Task CO03_RightCode_ClearsTheCount(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < 3; round++)
        {
            for (var wrong = 1; wrong <= 4; wrong++)
                Assert.False(await BindAsync(host, 1, Wrong));
            Assert.True(await BindAsync(host, 1, Right));
        }
    }

    [Theory, DatabaseData]
    public async Task CO05_SpentDay_StopsWhoeverFailed_AndNobodyElse(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, perDay: 20);
        for (var person = 1; person <= 10; person++)
        {
            Assert.False(await BindAsync(host, person, Wrong));
            Assert.False(await BindAsync(host, person, Wrong));
        }

        // Far past each person's own quarter of an hour, so that only the institution's day can stop them.
        host.Clock.Advance(TimeSpan.FromHours(2));
        for (var person = 1; person <= 10; person++)
            Assert.False(await BindAsync(host, person, Right));
        Assert.True(await BindAsync(host, 11, Right));
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await BindAsync(host, 1, Right));
    }

    [Theory, DatabaseData]
    public async Task CO05_SpentDay_IsToldToTheInstitutionOnce(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, perDay: 20);
        for (var person = 1; person <= 12; person++)
        {
            Assert.False(await BindAsync(host, person, Wrong));
            Assert.False(await BindAsync(host, person, Wrong));
        }

        var told = await host.InspectAsync(data => data.OutboxEntries.Where(row => row.About == SampleLibrary.Hospital.Id).ToListAsync());
        Assert.Equal((SampleLibrary.Hospital.Id, "InstitutionAdministrator InstitutionReviewer", "user.told.code_spent"), told.Select(row => (row.NodeId ?? default, row.Roles!, row.Kind)).Single());
    }

    /// <summary>From the 201st guess of the day on even the right code is refused to all fifty callers, however the tries are spread.</summary>
    [Theory, DatabaseData]
    [Trait("Category", "Drill")]
    public async Task CO05_TenThousandGuessesOfFiftyCallers_NeverExceedTheDay(DatabaseKind kind)
    {
        const int Callers = 50, Guesses = 10_000, Cap = 200;
        await using var host = await StartAsync(kind);
        for (var guess = 0; guess < Cap; guess++)
            Assert.False(await BindAsync(host, guess % Callers, Wrong));

        for (var guess = Cap; guess < Guesses; guess++)
        {
            host.Clock.Advance(TimeSpan.FromHours(23) / Guesses);
            Assert.False(await BindAsync(host, guess % Callers, Right));
        }

        Assert.Equal(0, await host.InspectAsync(data => data.Bindings.CountAsync(row => row.CodeNumber != null)));
        Assert.True(await BindAsync(host, Callers + 1, Right));
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind, int perDay = 200) => DataHost.StartAsync(
        kind, services => services.AddCodes().AddScoped<BindingService>(), new Dictionary<string, string?> { ["Code:ConfirmationTriesPerDay"] = $"{perDay}" });

    private static async Task<bool> BindAsync(DataHost host, int person, string code, Guid? institution = null)
    {
        var candidate = Person.Make(70_000 + person);
        var bound = await host.As<BindingService>(AccessScope.ForApiClient(SampleLibrary.FirstClient, "first")).CreateAsync(
            new BindingRequest
            {
                Person = new BindingPerson { Name = candidate.Name, DocumentType = "01", DocumentNumber = candidate.Number },
                InstitutionId = institution ?? SampleLibrary.Hospital.Id,
                ConfirmationCode = code,
            },
            CancellationToken.None);
        Assert.True(bound.IsOk || bound.Error == BindingErrors.CodeInvalid);
        return bound.IsOk;
    }
}
