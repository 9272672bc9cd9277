using AdminConsole.Tests.TestSupport;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class SetUpScreenTests(ConsoleServer console)
{
    /// <summary>The demonstration has everything but the second security administrator that the first step asks for.</summary>
    [Fact]
    public Task BR07_StepsAfterTheFirstPerson_AreClean_AndSayWhichAreDone() => Browser.RunAsync(async session =>
    {
        var page = await console.SignInAsync(session, "security", "/set-up/next");
        var steps = page.Locator(".steps-list > li");

        await Expect(steps.GetByText("已完成")).ToHaveCountAsync(5);
        await Expect(steps.First).ToContainTextAsync("待办");
        await console.WalkAsync(session, page, new Screen("set-up-next", "/set-up/next", ".steps-list"));
    });
}
