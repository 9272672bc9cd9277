using AdminConsole.Authorization;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Data.Facts;

public sealed class ReverificationTests
{
    [Theory, DatabaseData]
    public async Task OfMentorsAsync_NameCorrected_TurnsPendingMarksGreenAndSaysSo(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        List<ChangeEvent> heard = [];
        using var listener = host.Feed.SubscribeImmediate(heard.Add);
        var before = await host.InspectAsync(data => data.Submissions.Where(row => row.DistrictId == SampleLibrary.District.Id).ToListAsync());
        Assert.All(before, row => Assert.Equal(CheckResult.Red, row.MentorMark));

        var changed = await CorrectAsync(host, SampleLibrary.RightName);

        Assert.Equal(before.Count, changed);
        var after = await host.InspectAsync(data => data.Submissions.Where(row => row.DistrictId == SampleLibrary.District.Id).ToListAsync());
        Assert.All(after, row => Assert.Equal(CheckResult.Green, row.MentorMark));
        Assert.All(after, row => Assert.DoesNotContain(row.Version, before.Select(old => old.Version)));
        Assert.True(after.Select(row => row.Id).ToHashSet().SetEquals(heard.Where(change => change.Kind == ChangeKind.Marks).Select(change => change.Id)));
    }

    [Theory, DatabaseData]
    public async Task OfMentorsAsync_NothingThatMatters_ChangesNoMark(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        Assert.Equal(0, await CorrectAsync(host, SampleLibrary.WrongName));
    }

    private static async Task<int> CorrectAsync(DataHost host, string name)
    {
        var result = await host.As(SampleLibrary.DistrictStaff).WriteAsync<int>(async work =>
        {
            var row = await work.Data.Practitioners.SingleAsync(item => item.Id == SampleLibrary.MentorId);
            row.Name = name;
            work.Audit("practitioner.correct", nameof(Practitioner), row.Id);
            await work.SaveAsync();
            return await host.Services.GetRequiredService<Reverification>().OfMentorsAsync(work, [row.CertificateIndex]);
        });
        return result.Value;
    }
}
