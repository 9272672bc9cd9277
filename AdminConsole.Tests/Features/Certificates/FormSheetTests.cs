using AdminConsole.Domain.Certificates;
using AdminConsole.Features.Certificates;
using AdminConsole.Tests.Domain.Submissions;
using Bunit;

namespace AdminConsole.Tests.Features.Certificates;

public sealed class FormSheetTests
{
    [Fact]
    public void Sheet_WithMorePostsThanRows_GoesOnOnAnAttachedPage()
    {
        using var browser = new BunitContext();
        var sample = SampleContent.Create();
        var post = sample.Periods[0].Posts[0];
        var content = sample with { Assistant = null, Periods = [sample.Periods[0] with { Posts = [.. Enumerable.Range(1, 7).Select(number => post with { Department = $"科室{number}", Passed = number != 7 })] }] };
        var sheet = new CertificateSheet(CertificateFields.FormOf(content), CertificateFields.OfPeriod(content, 0, new CertificatePlace("地址", "430030", "登记号", "法人")), Posts: 7)
        {
            Number = "2021-000001",
            SubmissionCode = "2AWH-AE2Y-WC38",
            Copy = 3,
            IsFormer = true,
        };

        var page = browser.Render<FormSheet>(parameters => parameters.Add(form => form.Sheet, sheet).Add(form => form.VerifyAddress, "https://console.example/verify"));

        var articles = page.FindAll("article");
        Assert.Equal(2, articles.Count);
        Assert.Contains("科室5", articles[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("科室6", articles[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(["科室6", "科室7"], articles[1].QuerySelectorAll("tbody tr td:first-child").Select(cell => cell.TextContent));
        Assert.Equal("√", articles[1].QuerySelector("tbody tr:last-child td:nth-child(3)")!.TextContent);
        Assert.Contains("其他试用机构", articles[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("第 3 份", articles[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("不合格（ √ ）", articles[0].TextContent, StringComparison.Ordinal);
        Assert.Contains($"（ {content.Periods[0].Start.Year} ）年", articles[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_Blank_LeavesThePlacesOfTheForm()
    {
        using var browser = new BunitContext();

        var page = browser.Render<FormSheet>(parameters => parameters.Add(form => form.Sheet, new CertificateSheet(OfficialForm.Of(OfficialForm.Commitment), new Dictionary<string, string>())).Add(form => form.VerifyAddress, ""));

        Assert.Contains("本人于       年", page.Find(".official-paragraph").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".official-qr"));
    }
}
