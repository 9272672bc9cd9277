using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Components;
using AdminConsole.Tests.Domain.Submissions;
using Bunit;

namespace AdminConsole.Tests.Features.Review;

public sealed class DecisionPanelTests : ComponentTest
{
    private static readonly Check Green = new(DurationTotalRule.Code, CheckResult.Green, new Phrase("check.duration_green", 14));
    private static readonly Check RedDuration = new(DurationTotalRule.Code, CheckResult.Red, new Phrase("check.duration_red", 9, 3));
    private static readonly Check RedFormerMentor = new(MentorMatchRule.Code, CheckResult.Red, new Phrase("check.mentor_red")) { Period = 1, Post = 0 };

    private readonly List<(DecisionInput Input, bool Next)> submitted = [];
    private Task<Error?> answer = Task.FromResult<Error?>(null);

    [Fact]
    public async Task BR09_TwoClicksWithinOneRender_SubmitOnce()
    {
        var running = new TaskCompletionSource<Error?>();
        answer = running.Task;
        var panel = Show(Green);
        panel.FindAll("input[type=radio]")[0].Change(true);
        var button = panel.Find(".button-primary");

        var first = button.ClickAsync();
        var second = button.ClickAsync();
        Assert.Single(submitted);
        Assert.True(panel.Find(".button-primary").HasAttribute("disabled"));
        running.SetResult(null);
        await Task.WhenAll(first, second);
        Assert.Single(submitted);
    }

    [Fact]
    public async Task BR09_ClickAfterwards_SendsNoDecisionAgain()
    {
        var panel = Show(Green);
        panel.FindAll("input[type=radio]")[1].Change(true);
        panel.Find("textarea").Input("不符合要求");
        await panel.Find(".button-primary").ClickAsync();
        await panel.Find(".button-primary").ClickAsync();

        Assert.Equal([SubmissionAction.Reject, null], submitted.Select(call => call.Input.Decision));
        Assert.Equal("", submitted[1].Input.Note);
    }

    [Fact]
    public void Decisions_OfWhoOnlyLooks_AreNotOffered()
    {
        var panel = Show([Green], decisions: []);

        Assert.Empty(panel.FindAll(".decision-actions button"));
        Assert.Empty(panel.FindAll("input"));
    }

    [Fact]
    public void IN05_RedDuration_AsksForAReasonBeforehandAndCountsDown()
    {
        var panel = Show(RedDuration);

        Assert.Contains(S.Say(RedDuration.Explanation), panel.Find(".decision-asks").TextContent, StringComparison.Ordinal);
        Assert.False(panel.FindAll("input[type=radio]")[0].HasAttribute("disabled"));
        panel.FindAll("input[type=radio]")[0].Change(true);
        Assert.Equal(S["review.note_missing", 5], panel.Find("#decision-note-hint").TextContent);
        Assert.NotNull(panel.Find("label[for=decision-note].required"));
        panel.Find("textarea").Input("已核 实");
        Assert.Equal(S["review.note_missing", 2], panel.Find("#decision-note-hint").TextContent);
    }

    [Fact]
    public void IN05_RedFormerMentorWithoutPaper_ClosesApprovalAndSaysWhere()
    {
        var panel = Show(Green, RedFormerMentor);

        Assert.True(panel.FindAll("input[type=radio]")[0].HasAttribute("disabled"));
        Assert.Contains("仙桃市卫生院", panel.Find(".refusal").TextContent, StringComparison.Ordinal);
        Assert.False(panel.FindAll("input[type=radio]")[2].HasAttribute("disabled"));
    }

    [Fact]
    public void PledgedDuration_OnApprove_PrefillsTheReason()
    {
        var replace = JSInterop.Setup<bool>("replaceText", _ => true).SetResult(true);
        var panel = Show(new Check(DurationTotalRule.Code, CheckResult.Amber, new Phrase("check.duration_amber", 9, new DateOnly(2021, 6, 1), 12), new Phrase("check.duration_needs", new DateOnly(2021, 6, 1), 12)));

        panel.FindAll("input[type=radio]")[0].Change(true);

        Assert.Equal(["", S["check.duration_pledged_reason", new DateOnly(2021, 6, 1), 12]], Assert.Single(replace.Invocations).Arguments.Skip(1));
    }

    [Fact]
    public async Task CC02_Refused_SaysWhyAndKeepsWhatWasTyped()
    {
        answer = Task.FromResult<Error?>(ReviewErrors.AlreadyDecided("孙审核", new DateTime(2021, 3, 1, 1, 0, 0, DateTimeKind.Utc), SubmissionState.Rejected));
        var panel = Show(Green);
        panel.FindAll("input[type=radio]")[2].Change(true);
        panel.Find("textarea").Input("请补交材料");
        await panel.Find(".button-primary").ClickAsync();

        Assert.Equal("该申报已由 孙审核 于 2021-03-01 09:00 审核为「审核不通过」，您的操作未生效", panel.Find("[role=alert]").TextContent.Trim());
        Assert.Equal("请补交材料", panel.Find("textarea").GetAttribute("value"));
        Assert.True(panel.FindAll("input[type=radio]")[2].HasAttribute("checked"));
    }

    [Fact]
    public async Task Keys_SwitchedOff_LeaveOnlyThoseWithControl()
    {
        var panel = Show(Green);
        Assert.Equal("a", panel.FindAll("input[type=radio]")[0].GetAttribute("aria-keyshortcuts"));
        panel.Render(parameters => parameters.Add(shown => shown.SingleKeys, false));

        Assert.False(panel.FindAll("input[type=radio]")[0].HasAttribute("aria-keyshortcuts"));
        panel.FindAll("input[type=radio]")[0].Change(true);
        await panel.Find("[aria-keyshortcuts='Control+Enter']").ClickAsync();
        Assert.True(Assert.Single(submitted).Next);
    }

    [Fact]
    public void Keys_OfTheTable_AreEachThereOnce()
    {
        Assert.Equal(ReviewKeys.All.Count, ReviewKeys.All.Select(key => key.Press).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ReviewKeys.All, key => Assert.NotEmpty(S[key.Words]));
        Assert.All(ReviewKeys.All, key => Assert.True(key.Press.Length == 1 || key.Press.StartsWith("Control+", StringComparison.Ordinal)));
    }

    [Fact]
    public void FieldNames_EveryFieldOfAFiling_HasOne()
    {
        var content = SampleContent.Create();
        var names = new FieldNames(S, content);

        Assert.All(SubmissionFields.Of(content), field => Assert.NotEmpty(names.Of(field.Path)));
        Assert.All(SubmissionFields.Of(content), field => Assert.NotEmpty(new FieldNames(S.In(System.Globalization.CultureInfo.GetCultureInfo("en")), content).Of(field.Path)));
        Assert.Contains(names.Subjects, subject => subject.Path == "periods[0].posts[0].mentorName");
    }

    [Fact]
    public async Task BR12_TypedText_IsKeptAfterAPause_AndOnClosing()
    {
        List<DecisionInput> kept = [];
        var panel = Show(Green);
        panel.Render(parameters => parameters.Add(shown => shown.Keep, input =>
        {
            kept.Add(input);
            return Task.CompletedTask;
        }));
        panel.FindAll("input[type=radio]")[1].Change(true);
        panel.Find("textarea").Input("写到一");
        panel.Find("textarea").Input("写到一半");
        Assert.Empty(kept);

        await DisposeComponentsAsync();

        var last = Assert.Single(kept);
        Assert.Equal((SubmissionAction.Reject, "写到一半"), (last.Decision, last.Note));
    }

    [Fact]
    public void Return_NamesFieldsAndSlots_WithTheSeasonsReasons()
    {
        var panel = Show(Green);
        panel.FindAll("input[type=radio]")[2].Change(true);

        panel.Find("select[aria-label='添加字段或材料…']").Change("person.phone");
        panel.Find(".feedback-item select").Change("3");

        Assert.Equal("手机号", panel.Find(".feedback-subject").TextContent);
        panel.Find(".button-primary").Click();
        var item = Assert.Single(Assert.Single(submitted).Input.Feedback);
        Assert.Equal(("person.phone", "3"), (item.Subject, item.Reason));
    }

    /// <summary>The browser may send a text before it has heard of the reason chosen a moment earlier.</summary>
    [Fact]
    public async Task Feedback_TypedWithTheScreenOfBefore_KeepsTheReasonChosenMeanwhile()
    {
        var panel = Show(Green);
        panel.FindAll("input[type=radio]")[2].Change(true);
        panel.Find("select[aria-label='添加字段或材料…']").Change("person.phone");
        var text = panel.Find(".feedback-item input");
        await panel.InvokeAsync(() =>
        {
            _ = panel.Find(".feedback-item select").ChangeAsync("3");
            _ = text.InputAsync("换号未登记");
        });

        panel.Find(".button-primary").Click();
        var item = Assert.Single(Assert.Single(submitted).Input.Feedback);
        Assert.Equal(("3", "换号未登记"), (item.Reason, item.Text));
    }

    private IRenderedComponent<DecisionPanel> Show(params Check[] checks) => Show(checks, Decisions.All);

    private IRenderedComponent<DecisionPanel> Show(Check[] checks, IReadOnlyList<SubmissionAction> decisions) => Render<DecisionPanel>(parameters => parameters
        .Add(panel => panel.Detail, new SubmissionDetail
        {
            Id = Guid.CreateVersion7(),
            Number = "2021-000001",
            Version = Guid.CreateVersion7(),
            State = SubmissionState.Pending,
            Revision = 1,
            SubmittedAt = Clock.GetUtcNow().UtcDateTime,
            InstitutionName = "武汉市第一医院",
            SeasonName = "2021年",
            Deadline = new DateOnly(2021, 7, 31),
            Content = SampleContent.Create(),
            Report = new VerificationReport(checks, 14, new DateOnly(2021, 3, 1)),
            Decisions = decisions,
            PeriodDigests = [],
            ReturnReasons = AdminConsole.Domain.Seasons.ReturnReason.Usual,
            Desk = ReviewDesk.Empty,
            Materials = [],
            History = [],
            Place = new ReviewPlace(default, default, "", 0),
        })
        .Add(panel => panel.Submit, (input, next) =>
        {
            submitted.Add((input, next));
            return answer;
        }));
}
