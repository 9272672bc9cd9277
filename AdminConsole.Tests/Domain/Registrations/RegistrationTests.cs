using AdminConsole.Domain.Registrations;

namespace AdminConsole.Tests.Domain.Registrations;

public sealed class RegistrationTests
{
    private static readonly DateTime Applied = new(2027, 3, 1, 1, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Delay = TimeSpan.FromHours(12);

    [Fact]
    public void CO04_Code_IsShownAfterApprovalAndTheDelay_Once_AndAgainWhenAllowed()
    {
        var row = Pending();
        Assert.Equal(RegistrationErrors.NotReleased, row.ShowCode(Applied + Delay, Delay).Error);
        Assert.Equal("registration_state", row.AllowNewCode().Error?.Code);
        Assert.True(row.Approve(Guid.CreateVersion7(), "WS-00000-001", "陈考区", Applied.AddHours(1), null).IsOk);

        Assert.Equal(RegistrationErrors.NotReleased, row.ShowCode((Applied + Delay).AddTicks(-1), Delay).Error);
        Assert.True(row.ShowCode(Applied + Delay, Delay).IsOk);
        Assert.Equal(RegistrationErrors.CodeAlreadyShown, row.ShowCode(Applied + Delay, Delay).Error);
        Assert.True(row.AllowNewCode().IsOk);
        Assert.True(row.ShowCode(Applied + Delay, Delay).IsOk);
    }

    [Fact]
    public void IN06_Decisions_ArePossibleWhilePendingAlone_AndAReturnLeadsBackThere()
    {
        foreach (var (decide, state) in Decisions)
        {
            var row = Pending();
            Assert.True(decide(row));
            Assert.Equal(state, row.State);
            Assert.All(Decisions, next => Assert.False(next.Decide(row)));
            Assert.Equal(state, row.State);
            Assert.Equal(state == RegistrationState.Returned, Submit(row));
        }
    }

    /// <summary>A returned application is still open: nobody else applies for the institution meanwhile.</summary>
    [Fact]
    public void OpenCode_StandsUntilItIsApprovedOrRejected()
    {
        foreach (var (decide, state) in Decisions)
        {
            var row = Pending();
            Assert.Equal(row.Code, row.OpenCode);
            decide(row);
            Assert.Equal(state == RegistrationState.Returned ? row.Code : null, row.OpenCode);
        }
    }

    private static (Func<Registration, bool> Decide, RegistrationState State)[] Decisions { get; } =
    [
        (row => row.Approve(Guid.CreateVersion7(), "WS-00000-001", "陈考区", Applied, null).IsOk, RegistrationState.Approved),
        (row => row.Return("陈考区", Applied, "未盖章").IsOk, RegistrationState.Returned),
        (row => row.Reject("陈考区", Applied, "不属于注册范围").IsOk, RegistrationState.Rejected),
    ];

    private static Registration Pending()
    {
        var row = new Registration { Id = Guid.CreateVersion7(), DistrictId = Guid.CreateVersion7(), InstitutionId = Guid.CreateVersion7(), AppliedAt = Applied };
        Assert.True(Submit(row));
        return row;
    }

    private static bool Submit(Registration row) =>
        row.Submit(new RegistrationContent("硚口新华门诊部", "解放大道1号", "12420104441350014J", null, "赵管理", "卫生健康局"), new RegistrationPhone([1], [1], "139****0001"), Applied).IsOk;
}
