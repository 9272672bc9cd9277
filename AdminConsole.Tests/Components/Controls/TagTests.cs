using AdminConsole.Components.Controls;
using AdminConsole.Domain.Submissions;
using Bunit;

namespace AdminConsole.Tests.Components.Controls;

public sealed class TagTests : ComponentTest
{
    [Fact]
    public void StateTag_EveryState_SaysItsName() => Assert.All(
        Enum.GetValues<SubmissionState>(),
        state => Assert.Equal(S[state], Render<StateTag>(parameters => parameters.Add(tag => tag.State, state)).Find(".tag").TextContent));

    [Theory]
    [InlineData(SubmissionState.Approved, "tag-green")]
    [InlineData(SubmissionState.Rejected, "tag-red")]
    [InlineData(SubmissionState.Returned, "tag-amber")]
    [InlineData(SubmissionState.Pending, "tag-accent")]
    public void StateTag_StatesToActOn_HaveTheirTone(SubmissionState state, string css) =>
        Assert.Contains(css, Render<StateTag>(parameters => parameters.Add(tag => tag.State, state)).Find(".tag").ClassList);
}
