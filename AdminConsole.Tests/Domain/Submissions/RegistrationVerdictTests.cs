using AdminConsole.Domain.Submissions;

namespace AdminConsole.Tests.Domain.Submissions;

public sealed class RegistrationVerdictTests
{
    [Fact]
    public void Of_EveryState_HasAnswered()
    {
        SubmissionState[] approved = [SubmissionState.Approved, SubmissionState.Reported, SubmissionState.Confirmed, SubmissionState.Filed];

        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            Assert.Equal(approved.Contains(state) ? RegistrationVerdict.Approved : RegistrationVerdict.NotApproved, RegistrationVerdicts.Of("赵启明", [("赵启明", state)]));

            // What the check says and what the code on the paper is worth are one thing.
            Assert.Equal(state.IsApproved, CodeVerdicts.Of("code", "code", state) == CodeVerdict.Valid);
        }
    }

    [Theory]
    [InlineData("赵启明", true)]
    [InlineData(" 赵 启明 ", true)]
    [InlineData("阿依古丽・买买提", false)]
    [InlineData("赵启鸣", false)]
    [InlineData("赵启", false)]
    public void Of_AnotherName_IsNoRecord(string asked, bool found) =>
        Assert.Equal(found ? RegistrationVerdict.Approved : RegistrationVerdict.NoRecord, RegistrationVerdicts.Of(asked, [("赵启明", SubmissionState.Filed)]));

    [Theory]
    [InlineData("阿依古丽·买买提", "阿依古丽・买买提")]
    [InlineData("JOHN SMITH", "ｊｏｈｎ ｓｍｉｔｈ")]
    public void IN03_Names_AreComparedHoweverTheyAreWritten(string filed, string asked) => Assert.Equal(RegistrationVerdict.Approved, RegistrationVerdicts.Of(asked, [(filed, SubmissionState.Approved)]));

    [Fact]
    public void Of_SeveralUnderOneNumber_TakesTheApprovedOneOfTheName()
    {
        Assert.Equal(RegistrationVerdict.Approved, RegistrationVerdicts.Of("甲", [("甲", SubmissionState.Returned), ("甲", SubmissionState.Filed)]));
        Assert.Equal(RegistrationVerdict.NotApproved, RegistrationVerdicts.Of("甲", [("甲", SubmissionState.Returned), ("乙", SubmissionState.Filed)]));
        Assert.Equal(RegistrationVerdict.NoRecord, RegistrationVerdicts.Of("甲", []));
    }
}
