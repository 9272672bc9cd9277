using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Institutions;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Institutions;

/// <summary>Former names and aliases, and what an institution was called on a day. The sample hospital has a former name until the end of 2010.</summary>
public sealed class InstitutionNameTests
{
    [Theory, DatabaseData]
    public async Task Save_FormerName_HoldsInItsDays_IsFoundAndRecorded(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);

        Assert.True((await SaveAsync(host, Former("汉口普爱医院", new(2011, 1, 1), new(2015, 6, 30)))).IsOk);

        var node = await NodeAsync(host);
        Assert.Equal(
            ["武汉市第一医院（旧）", "汉口普爱医院", "汉口普爱医院", "武汉市第一医院"],
            ((DateOnly[])[new(2010, 12, 31), new(2011, 1, 1), new(2015, 6, 30), new(2015, 7, 1)]).Select(day => InstitutionNames.On(day, node.Name, node.OtherNames)));
        Assert.Equal(node.Id, Assert.Single((await host.As<InstitutionQueries>(SampleLibrary.DistrictStaff).PageAsync(new InstitutionFilter { Text = "汉口 普爱" })).Rows).Id);
        Assert.True(await host.InspectAsync(data => data.AuditEntries.AnyAsync(row => row.Action == "institution.add-name" && row.Reason == "汉口普爱医院")));
    }

    [Theory, DatabaseData]
    public async Task Save_Dates_ThatOverlapOrAreBackToFrontOrNotOver_StandBesideTheirField(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var today = ShanghaiTime.Today(host.Clock);
        (InstitutionNameInput Input, string Path)[] faults =
        [
            (Former("汉口普爱医院", new(2010, 12, 31), new(2015, 6, 30)), "validFrom"),
            (Former("汉口普爱医院", null, new(2015, 6, 30)), "validFrom"),
            (Former("汉口普爱医院", new(2015, 7, 1), new(2015, 6, 30)), "validTo"),
            (Former("汉口普爱医院", new(2011, 1, 1), today), "validTo"),
            (Former("汉口普爱医院", new(2011, 1, 1), null), "validTo"),
            (Former("汉口普爱医院", new(11, 1, 1), new(2015, 6, 30)), "validFrom"),
            (new() { Kind = InstitutionNameKind.Alias, Name = SampleLibrary.Hospital.Name }, "name"),
            (Former("a", new(2011, 1, 1), new(2015, 6, 30)), "name"),
        ];

        foreach (var (input, path) in faults)
            Assert.Equal(path, Assert.Single((await SaveAsync(host, input)).Error!.Fields).Key);
        Assert.Single((await NodeAsync(host)).OtherNames);
    }

    [Theory, DatabaseData]
    public async Task Save_Correction_ReplacesTheOld_AndARemovedOneIsFoundNoMore(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var old = Assert.Single((await NodeAsync(host)).OtherNames).Id;

        Assert.True((await SaveAsync(host, Former("汉口普爱医院", new(2001, 1, 1), new(2010, 12, 31)), old)).IsOk);
        var corrected = Assert.Single((await NodeAsync(host)).OtherNames);
        Assert.Equal(("汉口普爱医院", new DateOnly(2001, 1, 1)), (corrected.Name, corrected.ValidFrom));
        Assert.Same(Error.NotFound, (await SaveAsync(host, Former("汉口协和医院", null, new(2000, 1, 1)), old)).Error);

        Assert.True((await host.As<InstitutionNameService>(SampleLibrary.Administrator).RemoveAsync(SampleLibrary.Hospital.Id, corrected.Id)).IsOk);
        Assert.Equal(0, (await host.As<InstitutionQueries>(SampleLibrary.DistrictStaff).PageAsync(new InstitutionFilter { Text = "普爱" })).Total);
    }

    [Theory, DatabaseData]
    public async Task AZ10_Save_LockedOrNotOnesOwn_IsRefused(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var input = Former("汉口普爱医院", new(2011, 1, 1), new(2015, 6, 30));

        Assert.Same(Error.NotFound, (await host.As<InstitutionNameService>(SampleLibrary.Sibling).SaveAsync(SampleLibrary.Hospital.Id, input, null)).Error);
        Assert.Same(Error.Forbidden, (await host.As<InstitutionNameService>(SampleLibrary.Reviewer).SaveAsync(SampleLibrary.Hospital.Id, input, null)).Error);
        await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, null);
        Assert.Equal(InstitutionErrors.Locked, (await SaveAsync(host, input)).Error);
        Assert.Equal(InstitutionErrors.Locked, (await host.As<InstitutionNameService>(SampleLibrary.DistrictStaff).SaveAsync(SampleLibrary.Hospital.Id, input, null)).Error);
    }

    [Theory, DatabaseData]
    public async Task Rename_KeepsTheOldName_FromTheDayAfterTheLastFormerOne_ToYesterday(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var today = ShanghaiTime.Today(host.Clock);

        Assert.True((await RenameAsync(host, new() { Name = "武汉市第一人民医院", CategoryCode = "HOSP-GEN" })).IsOk);

        var node = await NodeAsync(host);
        var kept = Assert.Single(node.OtherNames, name => name.Name == SampleLibrary.Hospital.Name);
        Assert.Equal((new DateOnly(2011, 1, 1), today.AddDays(-1)), (kept.ValidFrom, kept.ValidTo));
        Assert.Equal(("武汉市第一医院", "武汉市第一人民医院"), (InstitutionNames.On(today.AddDays(-1), node.Name, node.OtherNames), InstitutionNames.On(today, node.Name, node.OtherNames)));

        // The name of a morning leaves nothing behind, and neither does another writing of the same name.
        Assert.True((await RenameAsync(host, new() { Name = "武汉第一人民医院", CategoryCode = "HOSP-GEN" })).IsOk);
        Assert.Equal(2, (await NodeAsync(host)).OtherNames.Count);
    }

    [Theory, DatabaseData]
    public async Task Rename_WithADay_EndsTheOldNameThere_AndOneThatOverlapsIsRefusedBesideIt(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);

        Assert.Equal("formerUntil", Assert.Single((await RenameAsync(host, new() { Name = "武汉市第一人民医院", CategoryCode = "HOSP-GEN", FormerUntil = new(2009, 1, 1) })).Error!.Fields).Key);
        Assert.True((await RenameAsync(host, new() { Name = "武汉市第一人民医院", CategoryCode = "HOSP-GEN", FormerUntil = new(2019, 1, 1) })).IsOk);

        var node = await NodeAsync(host);
        Assert.Equal(("武汉市第一医院", "武汉市第一人民医院"), (InstitutionNames.On(new(2019, 1, 1), node.Name, node.OtherNames), InstitutionNames.On(new(2019, 1, 2), node.Name, node.OtherNames)));
    }

    private static InstitutionNameInput Former(string name, DateOnly? from, DateOnly? to) => new() { Name = name, ValidFrom = from, ValidTo = to };

    private static Task<Result<Done>> SaveAsync(DataHost host, InstitutionNameInput input, Guid? replaces = null) =>
        host.As<InstitutionNameService>(SampleLibrary.Administrator).SaveAsync(SampleLibrary.Hospital.Id, input, replaces);

    private static async Task<Result<Done>> RenameAsync(DataHost host, InstitutionInput input) =>
        await host.As<InstitutionService>(SampleLibrary.SiteStaff).ChangeIdentityAsync(SampleLibrary.Hospital.Id, input, (await NodeAsync(host)).Version);

    private static Task<Institution> NodeAsync(DataHost host) => host.InspectAsync(data => data.Institutions.Include(row => row.OtherNames).SingleAsync(row => row.Id == SampleLibrary.Hospital.Id));
}
