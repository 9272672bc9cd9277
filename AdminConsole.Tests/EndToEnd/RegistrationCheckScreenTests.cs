using AdminConsole.Excel;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>The registration check as an exam site does it: template, upload, result, and what is refused.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class RegistrationCheckScreenTests(ConsoleServer console)
{
    /// <summary>A job is looked after every few seconds, and the machine may have other work.</summary>
    private const float JobMilliseconds = 30_000;

    [Fact]
    public Task XL04_Site_FillsTheTemplateInAndGetsItsAnswer() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "site", "/registration-check");
        var template = await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "下载模板" }));

        await SendAsync(page, Fill(template, ["无此人", "", "420102199605040011"], ["误写者", "", "420102199605040014"]));
        await Expect(page.GetByText("核验完成：共 2 人，已通过 0，未通过 0，无信息 2")).ToBeVisibleAsync(new() { Timeout = JobMilliseconds });
        var result = new Uri(page.Url).AbsolutePath;
        using var book = new XLWorkbook(new MemoryStream(await DownloadAsync(page, page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "下载" }))));
        Assert.Equal(["无此人", "420102199605040011", "无信息"], ((int[])[1, 3, 4]).Select(column => book.Worksheets.Single().Cell(4, column).GetString()));

        await SendAsync(page, Fill(template, ["无此人", "身份证件", ""]));
        await Expect(page.GetByText("第4行 证件号码 请填写")).ToBeVisibleAsync(new() { Timeout = JobMilliseconds });
        var faulty = new Uri(page.Url).AbsolutePath;
        await SendAsync(page, "PK假的"u8.ToArray());
        await Expect(page.Locator("#fault-file")).ToHaveTextAsync("不是有效的 Excel 工作簿（.xlsx），或文件已损坏");

        await console.WalkAsync(
            session,
            page,
            new("registration-check", "/registration-check", "input[type=file]"),
            new("registration-check-result", result, "#check-result"),
            new("registration-check-faults", faulty, ".faults"));
    });

    private static async Task SendAsync(IPage page, byte[] file)
    {
        await page.GotoAsync("/registration-check");
        await page.GetByLabel("Excel 文件").SetInputFilesAsync(new FilePayload { Name = "报考名单.xlsx", MimeType = ExcelWriter.ContentType, Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核验" }).ClickAsync();
    }

    private static async Task<byte[]> DownloadAsync(IPage page, ILocator link) => await File.ReadAllBytesAsync(await (await page.RunAndWaitForDownloadAsync(() => link.ClickAsync())).PathAsync());

    /// <summary>As a spreadsheet program does: below the head, in the columns as they are formatted.</summary>
    private static byte[] Fill(byte[] template, params string[][] lines)
    {
        using var book = new XLWorkbook(new MemoryStream(template));
        var sheet = book.Worksheets.Single();
        Assert.Equal("@", sheet.Column(3).Style.NumberFormat.Format);
        foreach (var (row, line) in lines.Index())
        {
            for (var column = 0; column < line.Length; column++)
                sheet.Cell(row + 4, column + 1).SetValue(line[column]);
        }

        using var file = new MemoryStream();
        book.SaveAs(file);
        return file.ToArray();
    }
}
