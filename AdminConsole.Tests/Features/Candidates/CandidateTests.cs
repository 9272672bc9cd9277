using AdminConsole.Features.Candidates;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Candidates;

public sealed class CandidateTests
{
    [Theory]
    [InlineData("420102199605040013", CandidateKey.DocumentNumber, "420102199605040013")]
    [InlineData("2021-000123", CandidateKey.FilingNumber, "2021-000123")]
    [InlineData("2120", CandidateKey.PhoneTail, "2120")]
    [InlineData("13812342120", CandidateKey.PhoneTail, "2120")]
    [InlineData(" 赵六 ", CandidateKey.Name, "赵六")]
    public void Read_TellsWhatWasTyped(string typed, CandidateKey by, string value) => Assert.Equal(new CandidateSearch(by, value), CandidateSearch.Read(typed, new(2021, 3, 1)));

    [Theory, DatabaseData]
    public async Task Find_ByAnyKey_StaysInScopeMaskedAndOnRecord(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCandidates());
        var district = host.As<CandidateService>(SampleLibrary.DistrictStaff);
        var reviewer = host.As<CandidateService>(SampleLibrary.Reviewer);

        Assert.Equal(4, (await district.FindAsync("赵六")).Value.Rows.Count);
        Assert.Equal(4, (await district.FindAsync("0000")).Value.Rows.Count);
        Assert.Empty((await district.FindAsync("420102199605040013")).Value.Rows);
        var own = Assert.Single((await reviewer.FindAsync("赵六")).Value.Rows);
        Assert.Equal((SampleLibrary.Hospital.Name, "420106*****7932"), (own.InstitutionName, own.DocumentMasked));
        Assert.Equal(own.Id, Assert.Single((await reviewer.FindAsync(own.Number)).Value.Rows).Id);
        Assert.Equal("validation_failed", (await reviewer.FindAsync("  ")).Error!.Code);
        Assert.Equal("forbidden", (await host.As<CandidateService>(SampleLibrary.Administrator).FindAsync("赵六")).Error!.Code);
        var entries = await host.InspectAsync(data => data.AuditEntries.Where(entry => entry.Action == "candidate.find").ToListAsync());
        Assert.Equal(5, entries.Count);
        Assert.DoesNotContain(entries, entry => $"{entry.Reason}{entry.ObjectId}{entry.Changes}".Contains("赵六", StringComparison.Ordinal));
    }
}
