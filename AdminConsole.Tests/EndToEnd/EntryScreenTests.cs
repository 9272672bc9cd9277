using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>单位直接录入, as a clerk of the hospital does it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class EntryScreenTests(ConsoleServer console)
{
    private static readonly Person Candidate = Person.Make(4711) with { Name = "独孤录入" };

    [Fact]
    public Task BR12_FilingEnteredWithTwoPeriods_BadDigitFirst_LosesNothing_AndItsAuthorDoesNotDecideIt() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/entries");
        await page.GetByRole(AriaRole.Button, new() { Name = "录入申报" }).ClickAsync();
        await FillAsync(page);
        await ChooseAsync(page, "ID_PHOTO", "ID_PHOTO.jpg");
        await ChooseAsync(page, "ID_DOCUMENT", "ID_DOCUMENT-1.png", "ID_DOCUMENT-2.png", "ID_DOCUMENT-3.jpg");
        await ChooseAsync(page, "GRADUATION_CERTIFICATE", "GRADUATION_CERTIFICATE.jpg");

        // A wrong check digit, and nobody has pledged anything yet.
        var wrong = Candidate.Number[..^1] + (Candidate.Number[^1] == '0' ? '1' : '0');
        await TypeAsync(page, "person.documentNumber", wrong);
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申报" }).ClickAsync();
        await Expect(page.Locator("#fault-person-documentNumber")).ToContainTextAsync("证件号码校验不通过");
        await Expect(page.Locator("#fault-truthfulnessPledge")).ToBeVisibleAsync();

        // The server has kept all of it, images included.
        await page.ReloadAsync();
        await Expect(Field(page, "person.name")).ToHaveValueAsync(Candidate.Name);
        await Expect(Field(page, "periods[1].posts[0].mentorName")).ToHaveValueAsync("无名氏");
        await Expect(page.Locator(".scan-uploaded li")).ToHaveCountAsync(5);

        await TypeAsync(page, "person.documentNumber", Candidate.Number);
        await Field(page, "truthfulnessPledge").CheckAsync();
        await Expect(page.Locator(".review-checks .mark-red")).ToHaveCountAsync(1);
        await Expect(page.Locator(".review-checks")).ToContainTextAsync("陈志远");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申报" }).ClickAsync();
        await page.Locator(".confirm").GetByRole(AriaRole.Button, new() { Name = "提交申报" }).ClickAsync();
        await page.WaitForURLAsync("**/review/*");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Candidate.Name })).ToBeVisibleAsync();
        await Expect(page.Locator(".callout")).ToContainTextAsync("另一");
        await Expect(page.GetByLabel("审核通过", new() { Exact = true })).ToHaveCountAsync(0);

        var filing = page.Url;
        var colleague = await console.SignInAsync(session, "reviewer2", "/review");
        await colleague.GetByRole(AriaRole.Searchbox).FillAsync(Candidate.Name);
        await colleague.Locator("tbody tr").GetByRole(AriaRole.Link).First.ClickAsync();
        await colleague.WaitForURLAsync($"**{new Uri(filing).AbsolutePath}*");
        await Expect(colleague.GetByLabel("退回", new() { Exact = true })).ToBeEnabledAsync();
    });

    [Fact]
    public Task EntryPages_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "hospital-admin", "/entries");
        await page.GetByRole(AriaRole.Button, new() { Name = "录入申报" }).ClickAsync();
        await FillAsync(page);
        var draft = new Uri(page.Url).AbsolutePath;

        await console.WalkAsync(
            session,
            page,
            new("entries", "/entries", "tbody tr"),
            new("entry-refused", draft, "main form", () => RefuseAsync(page)));

        var district = await console.SignInAsync(session, "district", "/entries");
        await console.WalkAsync(session, district, new Screen("entries-district", "/entries", ".choices button"));
    });

    private static async Task RefuseAsync(IPage page)
    {
        await page.Locator("form.split button[type=submit]").ClickAsync();
        await page.Locator("#fault-truthfulnessPledge").WaitForAsync();
    }

    /// <summary>Everything but the document number's last digit, the images and the pledge.</summary>
    private static async Task FillAsync(IPage page)
    {
        var year = TimeProvider.System.GetUtcNow().Year;
        await TypeAsync(page, "person.name", Candidate.Name);
        await TypeAsync(page, "person.documentNumber", Candidate.Number);
        await TypeAsync(page, "person.documentValidFrom", "2015-03-01");
        await Field(page, "person.sex").SelectOptionAsync(Candidate.Sex);
        await TypeAsync(page, "person.birthDate", $"{Candidate.BirthDate:yyyy-MM-dd}");
        await Field(page, "person.ethnicGroup").SelectOptionAsync("01");
        await TypeAsync(page, "person.phone", "13800000001");
        await Field(page, "exam.level").SelectOptionAsync("1");
        await Field(page, "exam.category").SelectOptionAsync("110");
        await Field(page, "education.level").SelectOptionAsync("21");
        await TypeAsync(page, "education.school", "样例医学院");
        await TypeAsync(page, "education.major", "临床医学");
        await TypeAsync(page, "education.enrolledOn", $"{year - 8}-09-01");
        await TypeAsync(page, "education.graduatedOn", $"{year - 4}-06-30");
        await TypeAsync(page, "education.certificateNumber", "109291201905047110");
        await TypeAsync(page, "periods[0].registrationNumber", "44135001442010411A1001");
        await TypeAsync(page, "periods[0].start", $"{year - 2}-03-01");
        await TypeAsync(page, "periods[0].end", $"{year - 1}-05-31");
        await TypeAsync(page, "periods[0].posts[0].department", "心内科");
        await TypeAsync(page, "periods[0].posts[0].mentorName", "陈志远");
        await TypeAsync(page, "periods[0].posts[0].mentorCertificateNumber", "110420100000045");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加其他试用机构" }).ClickAsync();
        await TypeAsync(page, "periods[1].institutionName", "已撤销的卫生院");
        await TypeAsync(page, "periods[1].start", $"{year - 3}-01-01");
        await TypeAsync(page, "periods[1].end", $"{year - 3}-06-30");
        await TypeAsync(page, "periods[1].posts[0].department", "内科");
        await TypeAsync(page, "periods[1].posts[0].mentorName", "无名氏");
        await TypeAsync(page, "periods[1].posts[0].mentorCertificateNumber", "110420100999999");
        await page.Keyboard.PressAsync("Tab");
    }

    private static ILocator Field(IPage page, string path) => page.Locator($"[id=\"{path}\"]");

    /// <summary>Types and leaves the field, as a person does: what is left is kept.</summary>
    private static async Task TypeAsync(IPage page, string path, string text)
    {
        await Field(page, path).FillAsync(text);
        await Field(page, path).BlurAsync();
    }

    private static async Task ChooseAsync(IPage page, string slot, params string[] files)
    {
        var held = page.Locator(".scan-upload", new() { Has = page.Locator($"[id=\"materials.{slot}-label\"]") }).Locator(".scan-uploaded li");
        await Field(page, $"materials.{slot}").SetInputFilesAsync(files.Select(file => Repository.FullPath($"samples/images/{file}")));
        await Expect(held).ToHaveCountAsync(files.Length);
    }
}
