using Microsoft.Playwright;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>What a person does from the menu under their name, at the top of every page behind the sign-in.</summary>
internal static class ShellMenu
{
    public static async Task ChooseAsync(this IPage page, string button)
    {
        await page.Locator(".topbar-me").ClickAsync();
        await page.Locator(".me").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }
}
