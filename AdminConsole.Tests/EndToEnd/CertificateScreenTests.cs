using System.Text;
using System.Text.RegularExpressions;
using AdminConsole.Domain.Certificates;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class CertificateScreenTests(ConsoleServer console)
{
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

        Assert.Equal(1, Pages(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".no-print")).ToBeHiddenAsync();
        var code = Regex.Match(await page.Locator(".official-foot p").InnerTextAsync(), "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

        var stranger = await session.NewPageAsync(console.Address);
        await stranger.GotoAsync($"/verify?code={code}");
        await Expect(stranger.GetByRole(AriaRole.Status)).ToContainTextAsync("有效");
        await Expect(stranger.GetByRole(AriaRole.Status)).ToContainTextAsync("武汉市第一医院");
        Assert.Empty(session.Errors);
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

    /// <summary>Page objects of the file; Chromium writes them uncompressed.</summary>
    private static int Pages(byte[] pdf) => Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b(?!s)", RegexOptions.None, TimeSpan.FromSeconds(5));
}
