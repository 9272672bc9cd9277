using AdminConsole.Components.Controls;
using AdminConsole.Domain.Scans;
using AdminConsole.Scans;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AdminConsole.Tests.Components.Controls;

public sealed class ScanUploadFieldTests : ComponentTest
{
    private readonly Guid node = Guid.CreateVersion7();
    private IReadOnlyList<ScanPicture> value = [];

    [Theory]
    [InlineData(ScanKind.EntryPhoto, "image/jpeg", "仅限 JPG 图片，须小于 30KB")]
    [InlineData(ScanKind.EntryPaper, "image/jpeg,image/png", "JPG 或 PNG 图片，每张不超过 200KB")]
    public void Hint_OfAKind_SaysWhatTheServerTakes(ScanKind kind, string accept, string hint)
    {
        var field = Render<ScanUploadField>(parameters => parameters.Add(scans => scans.Id, "scans").Add(scans => scans.Label, "照片").Add(scans => scans.Kind, kind));

        Assert.Equal((accept, hint), (field.Find("input[type=file]").GetAttribute("accept"), field.Find(".hint").TextContent));
    }

    [Fact]
    public async Task Answer_OfTheServer_BecomesAThumbnailThatCanBeRemoved()
    {
        var field = Show();
        Assert.Equal($"scans?kind=Licence&node={node}", field.Find("[data-upload]").GetAttribute("data-upload"));
        var id = Guid.CreateVersion7();

        await AnswerAsync(field, $$$"""{"stored":{"id":"{{{id}}}","address":"https://elsewhere.example/x","name":"<b>证.jpg","width":30,"height":40,"stored":true}}""");

        Assert.Equal((id, $"scans/{id}", "<b>证.jpg"), (value[0].Id, value[0].Address, value[0].Name));
        Assert.Equal($"scans/{id}", field.Find("img").GetAttribute("src"));
        await field.Find(".icon-button").ClickAsync(new MouseEventArgs());
        Assert.Empty(value);
    }

    [Fact]
    public async Task Fault_StandsBesideTheField_AndKeepsWhatIsThere()
    {
        var field = Show();
        await AnswerAsync(field, $$$"""{"stored":{"id":"{{{Guid.CreateVersion7()}}}","name":"a","width":1,"height":1}}""");

        await AnswerAsync(field, """{"fault":"仅支持 JPG/PNG 格式的有效图片"}""");

        Assert.Single(value);
        Assert.Equal("仅支持 JPG/PNG 格式的有效图片", field.Find(".field-error").TextContent);
        Assert.Equal("true", field.Find("input[type=file]").GetAttribute("aria-invalid"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"stored":{"id":"x"}}""")]
    public async Task Answer_ThatIsNone_ChangesNothing(string answer)
    {
        var field = Show();

        await AnswerAsync(field, answer);

        Assert.Empty(value);
        Assert.Empty(field.FindAll(".field-error"));
    }

    [Fact]
    public void ReadOnly_OffersNothingToChoose() => Assert.Empty(Show(readOnly: true).FindAll("input"));

    private IRenderedComponent<ScanUploadField> Show(bool readOnly = false)
    {
        IRenderedComponent<ScanUploadField>? field = null;
        field = Render<ScanUploadField>(parameters => parameters.Add(scan => scan.Id, "scans").Add(scan => scan.Label, "扫描件").Add(scan => scan.Kind, ScanKind.Licence).Add(scan => scan.NodeId, node)
            .Add(scan => scan.ReadOnly, readOnly)
            .Add(scan => scan.ValueChanged, EventCallback.Factory.Create<IReadOnlyList<ScanPicture>>(this, changed =>
            {
                value = changed;
                field!.Render(again => again.Add(scan => scan.Value, changed));
            })));
        return field;
    }

    private static Task AnswerAsync(IRenderedComponent<ScanUploadField> field, string answer) => field.Find("input[type=hidden]").ChangeAsync(new ChangeEventArgs { Value = answer });
}
