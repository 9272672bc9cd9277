using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

/// <summary>What lies beside a filing: drafts, notes, holds, sentences, numbers shown whole.</summary>
public sealed class DeskTests
{
    [Theory, DatabaseData]
    public async Task BR12_Draft_IsKeptSealedForItsWriterAlone_AndGoesWithTheDecision(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var written = new DecisionInput { Decision = SubmissionAction.Return, Note = "毕业证书照片不清晰", Feedback = [new FeedbackItem("education", null, "1", "", "请重拍")] };

        Assert.True((await host.As<ReviewerService>(SampleLibrary.Reviewer).KeepDraftAsync(id, written)).IsOk);

        var kept = (await host.As<ReviewerService>(SampleLibrary.Reviewer).DraftAsync(id))!;
        Assert.Equal((written.Decision, written.Note), (kept.Decision, kept.Note));
        Assert.Equal(written.Feedback, kept.Feedback);
        Assert.Null(await host.As<ReviewerService>(OtherReviewer).DraftAsync(id));
        Assert.Equal(Error.NotFound, (await host.As<ReviewerService>(NeighbourReviewer).KeepDraftAsync(id, written)).Error);
        var row = await host.InspectAsync(data => data.ReviewDrafts.SingleAsync(row => row.SubmissionId == id));
        Assert.True(row.Sealed.AsSpan().IndexOf("毕业证书"u8) < 0);

        Assert.True((await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Reject, "不符合要求")).IsOk);
        Assert.Null(await host.As<ReviewerService>(SampleLibrary.Reviewer).DraftAsync(id));
    }

    [Theory, DatabaseData]
    public async Task Return_NamesWhatIsToBeMended_OrIsRefusedBesideTheField(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var service = host.As<ReviewService>(SampleLibrary.Reviewer);
        async Task<Result<DecisionMade>> ReturnAsync(params FeedbackItem[] items) =>
            await service.DecideAsync(id, new DecisionInput { Decision = SubmissionAction.Return, Note = "请修改后重新提交", Feedback = [.. items] }, await VersionAsync(host, id));

        Assert.Contains("feedback", (await ReturnAsync()).Error!.Fields.Keys);
        Assert.Contains("feedback[0].subject", (await ReturnAsync(new FeedbackItem("person.nothing", null, "1", "", null))).Error!.Fields.Keys);
        Assert.Contains("feedback[0].reason", (await ReturnAsync(new FeedbackItem("person.phone", null, "77", "", null))).Error!.Fields.Keys);
        Assert.True((await ReturnAsync(new FeedbackItem("person.phone", null, "3", "", "与登记的不一致"), new FeedbackItem("ID_PHOTO", null, "1", "", null))).IsOk);

        var feedback = (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.History[0].Feedback;
        Assert.Equal(["person.phone", "ID_PHOTO"], feedback.Select(item => item.Subject));
        Assert.Equal("填写内容与证件或材料不一致", feedback[0].ReasonText);

        // 允许修改 from a decision made before may leave everything open.
        await ChangeAsync(host, id, row => row.Apply(SubmissionAction.Approve, SubmissionActor.Reviewer));
        Assert.True((await ReturnAsync()).IsOk);
    }

    [Theory, DatabaseData]
    public async Task Hold_PutsAsideUntilADay_AndEndsWithTheDecision(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await ClearAsync(host);
        var first = await FileAsync(host, SampleLibrary.Hospital);
        var second = await FileAsync(host, SampleLibrary.Hospital);
        var third = await FileAsync(host, SampleLibrary.Hospital);
        var notes = host.As<NoteService>(SampleLibrary.Reviewer);
        var today = ShanghaiTime.DateOf(host.Clock.GetUtcNow().UtcDateTime);

        Assert.Contains("reason", (await notes.HoldAsync(first, new HoldInput { Reason = "等", Until = today.AddDays(3) })).Error!.Fields.Keys);
        foreach (var until in new DateOnly?[] { null, today, today.AddDays(ReviewHold.MostDays + 1) })
            Assert.Contains("until", (await notes.HoldAsync(first, new HoldInput { Reason = "等待补充原件", Until = until })).Error!.Fields.Keys);
        Assert.True((await notes.HoldAsync(first, new HoldInput { Reason = "等待补充原件", Until = today.AddDays(3) })).IsOk);
        Assert.Equal(Error.Forbidden, (await host.As<NoteService>(SampleLibrary.SiteStaff).HoldAsync(second, new HoldInput { Reason = "等待补充原件", Until = today.AddDays(3) })).Error);

        // The oldest is put aside, so the next one is passed on; from its day on it comes first.
        Assert.Equal(second, await NextAsync(NextMode.Oldest));
        Assert.Equal(second, await NextAsync(NextMode.DueFirst));
        host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(first, await NextAsync(NextMode.DueFirst));
        Assert.True((await DecideAsync(host, SampleLibrary.Reviewer, first, SubmissionAction.Approve)).IsOk);
        Assert.False(await host.InspectAsync(data => data.ReviewHolds.AnyAsync(row => row.SubmissionId == first)));

        // What a colleague has in hand is passed by as well.
        await host.As<ReviewService>(OtherReviewer).OpenAsync(second);
        Assert.Null(await NextAsync(NextMode.Oldest));

        async Task<Guid?> NextAsync(NextMode mode) => await host.As<ReviewQueries>(SampleLibrary.Reviewer)
            .NextAsync(ReviewQueueFilter.Default, (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(third))!.Place, mode);
    }

    [Theory, DatabaseData]
    public async Task Next_Red_SkipsWhatIsGreen(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await ClearAsync(host);
        var red = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 9)]);
        await FileAsync(host, SampleLibrary.Hospital);
        var last = await FileAsync(host, SampleLibrary.Hospital);
        var place = (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(last))!.Place;

        Assert.Equal(red, await host.As<ReviewQueries>(SampleLibrary.Reviewer).NextAsync(ReviewQueueFilter.Default, place, NextMode.Red));
    }

    [Theory, DatabaseData]
    public async Task Notes_InternalAndVisible_AreForWhoReviewsAndAbove(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var notes = host.As<NoteService>(SampleLibrary.Reviewer);

        Assert.Contains("text", (await notes.AddAsync(id, new NoteInput { Text = " " })).Error!.Fields.Keys);
        Assert.True((await notes.AddAsync(id, new NoteInput { Text = "已电话联系本人" })).IsOk);
        Assert.True((await notes.AddAsync(id, new NoteInput { Text = "请携带原件到医教科", Visible = true })).IsOk);
        Assert.Equal(Error.NotFound, (await host.As<NoteService>(NeighbourReviewer).AddAsync(id, new NoteInput { Text = "看看" })).Error);
        Assert.Equal(Error.Forbidden, (await host.As<NoteService>(SampleLibrary.SiteStaff).AddAsync(id, new NoteInput { Text = "看看" })).Error);

        var desk = await host.As<ReviewDetailQueries>(SampleLibrary.SiteStaff).DeskAsync(id);
        Assert.Equal([true, false], desk.Notes.Select(note => note.Visible));
        Assert.Equal((1, 1), (await AuditsAsync(host, "submission.note"), await AuditsAsync(host, "submission.note_visible")));
    }

    [Theory, DatabaseData]
    public async Task Templates_OwnAndShared_AreChangedByWhoseTheyAre(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var mine = host.As<TemplateService>(SampleLibrary.Reviewer);
        var own = (await mine.AddAsync("照片须为白底免冠", shared: false)).Value;
        var shared = (await mine.AddAsync("请补交盖章证明", shared: true)).Value;

        Assert.Contains("text", (await mine.AddAsync("　", shared: true)).Error!.Fields.Keys);
        Assert.Equal(Error.NotFound, (await host.As<TemplateService>(OtherReviewer).ChangeAsync(own, "改别人的")).Error);
        Assert.True((await host.As<TemplateService>(OtherReviewer).ChangeAsync(shared, "请补交盖章的证明")).IsOk);
        Assert.Equal(Error.NotFound, (await host.As<TemplateService>(NeighbourReviewer).RemoveAsync(shared)).Error);
        Assert.Equal(Error.Forbidden, (await host.As<TemplateService>(SampleLibrary.SiteStaff).AddAsync("上级的话", shared: true)).Error);

        var texts = (await host.As<ReviewDeskQueries>(OtherReviewer).TemplatesAsync()).Select(row => row.Text).ToList();
        Assert.Contains("请补交盖章的证明", texts);
        Assert.DoesNotContain("照片须为白底免冠", texts);
        Assert.True((await mine.RemoveAsync(own)).IsOk);
        Assert.DoesNotContain("照片须为白底免冠", (await host.As<ReviewDeskQueries>(SampleLibrary.Reviewer).TemplatesAsync()).Select(row => row.Text));
    }

    [Theory, DatabaseData]
    public async Task PD03_Reveal_NeedsAReason_IsOnTheRecord_AndEndsAtTwoHundredAnHour(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, document: "420106199605047932");
        var reveal = host.As<RevealService>(SampleLibrary.SiteStaff);

        Assert.Contains("reason", (await reveal.RevealAsync(id, RevealedValue.DocumentNumber, default, "看")).Error!.Fields.Keys);
        Assert.Equal("420106199605047932", (await reveal.RevealAsync(id, RevealedValue.DocumentNumber, default, "电话核对身份")).Value);
        Assert.Equal("110420500000308", (await reveal.RevealAsync(id, RevealedValue.MentorCertificate, new PostPlace(0, 0), "核对带教老师")).Value);
        Assert.Equal(Error.NotFound, (await reveal.RevealAsync(id, RevealedValue.MentorCertificate, new PostPlace(7, 0), "核对带教老师")).Error);
        Assert.Equal(Error.NotFound, (await host.As<RevealService>(NeighbourReviewer).RevealAsync(id, RevealedValue.Phone, default, "电话核对身份")).Error);
        Assert.Equal(Error.Forbidden, (await host.As<RevealService>(SampleLibrary.Administrator).RevealAsync(id, RevealedValue.Phone, default, "电话核对身份")).Error);
        Assert.Equal("电话核对身份", await host.InspectAsync(data => data.AuditEntries.Where(row => row.Action == "submission.reveal_documentnumber").Select(row => row.Reason).SingleAsync()));

        for (var shown = 2; shown < Reveal.MostInAnHour; shown++)
            Assert.True((await reveal.RevealAsync(id, RevealedValue.Phone, default, "电话核对身份")).IsOk);
        Assert.Equal("too_many_reveals", (await reveal.RevealAsync(id, RevealedValue.Phone, default, "电话核对身份")).Error?.Code);
        Assert.Equal(1, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "submission.reveal" && row.Outcome == "too_many_reveals")));
        host.Clock.Advance(Reveal.Window);
        Assert.True((await reveal.RevealAsync(id, RevealedValue.Phone, default, "电话核对身份")).IsOk);
    }
}
