using System.Text;
using System.Text.RegularExpressions;
using AdminConsole.Domain.Certificates;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class CertificateScreenTests(ConsoleServer console)
{
    /// <summary>Radicals that no compatibility form leads away from, each before its character.</summary>
    private const string Radicals = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

    /// <summary>Every cell of the printed certificate against forms-spec.json, on exactly one page of A4; its code, as the QR code has it, checked by somebody who is not signed in.</summary>
    [Fact]
    public Task Certificate_OnPaper_HasTheFormsCells_OnOnePage_AndItsCodeIsValid() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/review?state=approved");
        await page.Locator("tbody th a").First.WaitForAsync();
        var id = (await page.Locator("tbody th a").First.GetAttributeAsync("href"))!.Split('/')[1].Split('?')[0];
        await page.GotoAsync($"/certificates/{id}");
        var form = OfficialForm.Of(OfficialForm.Probation);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = form.Title })).ToBeVisibleAsync();

        var cells = await page.Locator(".official-grid tr").EvaluateAllAsync<string[][]>("rows => rows.map(row => [...row.cells].map(cell => `${cell.rowSpan}x${cell.colSpan} ${cell.className.split(' ')[0].replace('official-', '')} ${cell.dataset.field ?? ''}`))");
        Assert.Equal(form.Rows.Select(row => row.Select(cell => $"{cell.Rowspan}x{cell.Colspan} {cell.Kind} {cell.Field}").ToArray()), cells);
        foreach (var label in form.Rows.SelectMany(row => row).Where(cell => cell.Kind == "label").SelectMany(cell => cell.Text.Split('\n')))
            await Expect(page.Locator(".official-label .official-line", new() { HasTextString = label.Trim() }).First).ToBeAttachedAsync();
        Assert.Matches(@"^\d{17}[\dX]$", (await page.Locator("[data-field='candidate.idDocumentNo']").InnerTextAsync()).Trim());
        Assert.Equal("√", (await page.Locator("[data-field='posts[0].rating'][data-tick='QUALIFIED']").InnerTextAsync()).Trim());

        // What is on paper is what the screen shows, to the letter, and nothing of the console around it.
        var paper = await PrintAsync(page);
        Assert.Equal(1, paper.Pages);
        foreach (var cell in form.Rows.SelectMany(row => row).Where(cell => cell.Kind == "label"))
            Assert.Contains(Squeezed(cell.Text), paper.Text, StringComparison.Ordinal);
        var values = await page.Locator(".official-grid [data-field]").AllInnerTextsAsync();
        Assert.True(values.Count(value => Squeezed(value).Length > 1) > 10);
        Assert.All(values, value => Assert.Contains(Squeezed(value), paper.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("审核队列", paper.Text, StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".no-print")).ToBeHiddenAsync();
        var code = Regex.Match(await page.Locator(".official-foot p").InnerTextAsync(), "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

        var stranger = await session.NewPageAsync(console.Address);
        await stranger.GotoAsync($"/verify?code={code}");
        await Expect(stranger.GetByRole(AriaRole.Status)).ToContainTextAsync("有效");
        await Expect(stranger.GetByRole(AriaRole.Status)).ToContainTextAsync("武汉市第一医院");
        Assert.Empty(session.Errors);
    });

    /// <summary>The blank forms: every word of the specification on one page of A4 each.</summary>
    [Fact]
    public Task BlankForms_OnPaper_HaveEveryWordOfTheForm_OnOnePage() => Browser.RunAsync(async session =>
    {
        var page = await session.NewPageAsync(console.Address);
        foreach (var (id, path) in ((string, string)[])[(OfficialForm.Probation, "probation-certificate"), (OfficialForm.Practice, "practice-certificate"), (OfficialForm.Commitment, "fresh-graduate-commitment")])
        {
            var form = OfficialForm.Of(id);
            await page.GotoAsync($"/forms/{path}");
            var paper = await PrintAsync(page);

            Assert.Equal(1, paper.Pages);
            Assert.Contains(Squeezed(form.Title), paper.Text, StringComparison.Ordinal);
            foreach (var word in form.Rows.SelectMany(row => row).Where(cell => cell.Kind == "label").Select(cell => cell.Text).Concat(form.Paragraphs.SelectMany(line => line.Text.Split('_', '{', '}')[..1])))
                Assert.Contains(Squeezed(word), paper.Text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public Task BR07_CertificatesAndForms_AreCleanAtBothWidthsInBothLanguages() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "reviewer", "/review?state=approved");
        await page.Locator("tbody th a").First.WaitForAsync();
        var id = (await page.Locator("tbody th a").First.GetAttributeAsync("href"))!.Split('/')[1].Split('?')[0];
        await console.WalkAsync(
            session,
            page,
            new("certificate", $"/certificates/{id}", ".official-grid"),
            new("certificate-blank", "/forms/probation-certificate", ".official-grid"),
            new("certificate-blank-practice", "/forms/practice-certificate", ".official-grid"),
            new("commitment-blank", "/forms/fresh-graduate-commitment", ".official-paragraph"),
            new("verify", "/verify", "form"),
            new("verify-unknown", "/verify?code=0000-0000-0000", "[role=status]"));
    });

    /// <summary>Prints to A4 as the browser would; the text without its spaces, which on paper are places.</summary>
    private static async Task<(int Pages, string Text)> PrintAsync(IPage page)
    {
        using var document = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        return (document.NumberOfPages, Squeezed(string.Concat(document.GetPages().SelectMany(sheet => sheet.Letters).Select(letter => letter.Value))));
    }

    /// <summary>A font draws a radical and its character with one glyph, and a PDF may name either: the radicals become characters, as far as Unicode tells and beyond.</summary>
    private static string Squeezed(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)).Select(character => Radicals.IndexOf(character, StringComparison.Ordinal) is >= 0 and var place && place % 2 == 0 ? Radicals[place + 1] : character));
}
