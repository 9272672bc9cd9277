using AdminConsole.Components.Controls;
using AdminConsole.Scans;
using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace AdminConsole.Tests.Components.Controls;

public sealed class ScanViewerTests : ComponentTest
{
    private static readonly ScanPicture Front = Picture("正面", 400, 300), Back = Picture("反面", 400, 300), Hand = Picture("手持", 300, 500);

    [Fact]
    public async Task Keys_OnTheStage_StepAndStopAtTheEnds()
    {
        var viewer = Show(Front, Back, Hand);

        await PressAsync(viewer, "ArrowLeft");
        Assert.Equal(Front.Name, Shown(viewer));
        await PressAsync(viewer, "ArrowRight");
        await PressAsync(viewer, "PageDown");
        await PressAsync(viewer, "ArrowRight");

        Assert.Equal(Hand.Name, Shown(viewer));
        Assert.StartsWith("3 / 3", viewer.Find(".scan-place").TextContent, StringComparison.Ordinal);
        Assert.Equal(Hand.Name, viewer.Find("[aria-current=true]").GetAttribute("title"));
        Assert.True(viewer.Find("[aria-label=下一张]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Zoom_ByKeyAndButton_SizesThePictureAndFitsAgain()
    {
        var viewer = Show(Front);

        await PressAsync(viewer, "+");
        Assert.Equal(("400", "300"), (viewer.Find("svg[role=img]").GetAttribute("width"), viewer.Find("svg[role=img]").GetAttribute("height")));
        await viewer.Find("[aria-label=放大]").ClickAsync(new MouseEventArgs());
        Assert.Equal("600", viewer.Find("svg[role=img]").GetAttribute("width"));
        Assert.Equal("150%", viewer.Find(".scan-zoom").TextContent);
        await PressAsync(viewer, "0");

        Assert.Null(viewer.Find("svg[role=img]").GetAttribute("width"));
        Assert.Contains("scan-fit", viewer.Find(".scan-stage").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrows_Enlarged_LeaveThePictureWhereItIs()
    {
        var viewer = Show(Front, Back);

        await PressAsync(viewer, "+");
        await PressAsync(viewer, "ArrowRight");

        Assert.Equal(Front.Name, Shown(viewer));
    }

    [Fact]
    public async Task Turn_TakesTheRoomThatItNeeds_AndBelongsToItsPicture()
    {
        var viewer = Show(Front, Back);

        await PressAsync(viewer, "r");
        Assert.Equal("0 0 300 400", viewer.Find("svg[role=img]").GetAttribute("viewBox"));
        Assert.Equal("translate(300 0) rotate(90)", viewer.Find("image").GetAttribute("transform"));
        await PressAsync(viewer, "ArrowRight");
        Assert.Equal("0 0 400 300", viewer.Find("svg[role=img]").GetAttribute("viewBox"));
        await PressAsync(viewer, "ArrowLeft");
        await PressAsync(viewer, "R");

        Assert.Equal("0 0 400 300", viewer.Find("svg[role=img]").GetAttribute("viewBox"));
    }

    [Fact]
    public async Task List_ChangedUnderIt_NeverSwitchesByItself()
    {
        var viewer = Show(Front, Back);
        await PressAsync(viewer, "ArrowRight");

        viewer.Render(parameters => parameters.Add(view => view.Pictures, [Hand, Front, Back]));
        Assert.Equal(Back.Name, Shown(viewer));
        viewer.Render(parameters => parameters.Add(view => view.Pictures, [Hand, Front]));

        Assert.Empty(viewer.FindAll("svg[role=img]"));
        Assert.Contains("已被移除", viewer.Find(".scan-stage").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FI08_MissingPicture_SaysSoInItsPlace()
    {
        var viewer = Show(Front with { Stored = false }, Back);
        Assert.Contains("图片缺失", viewer.Find(".scan-stage").TextContent, StringComparison.Ordinal);

        await PressAsync(viewer, "ArrowRight");
        await viewer.Find("image").TriggerEventAsync("onerror", new Microsoft.AspNetCore.Components.Web.ErrorEventArgs());

        Assert.Contains("图片缺失", viewer.Find(".scan-stage").TextContent, StringComparison.Ordinal);
        Assert.Empty(viewer.FindAll("img"));
    }

    private IRenderedComponent<ScanViewer> Show(params ScanPicture[] pictures) => Render<ScanViewer>(parameters => parameters.Add(view => view.Pictures, pictures).Add(view => view.Label, "材料"));

    private static Task PressAsync(IRenderedComponent<ScanViewer> viewer, string key) => viewer.Find(".scan-stage").KeyDownAsync(new KeyboardEventArgs { Key = key });

    private static string? Shown(IRenderedComponent<ScanViewer> viewer) => viewer.Find("svg[role=img]").GetAttribute("aria-label");

    private static ScanPicture Picture(string name, int width, int height)
    {
        var id = Guid.CreateVersion7();
        return new ScanPicture(id, $"scans/{id}", name, width, height);
    }
}
