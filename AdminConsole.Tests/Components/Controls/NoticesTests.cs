using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;

namespace AdminConsole.Tests.Components.Controls;

public sealed class NoticesTests : ComponentTest
{
    [Fact]
    public async Task Refusal_AnyError_IsSaidAsAnAlert()
    {
        var shown = Render<RadzenNotification>();

        await shown.InvokeAsync(() => Services.GetRequiredService<Notices>().Refusal(Error.VersionConflict));

        Assert.Contains("数据已被他人修改，请刷新后重试", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_Sentence_IsShownAsText()
    {
        var shown = Render<RadzenNotification>();

        await shown.InvokeAsync(() => Services.GetRequiredService<Notices>().Success("account.demonstration_sign_in", "<b>王敏</b>"));

        Assert.Contains("<b>王敏</b>", shown.Find(".rz-notification-title").TextContent, StringComparison.Ordinal);
    }
}
