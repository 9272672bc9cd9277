using Microsoft.Playwright;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>A page's way to the server that can be held up, so that what the browser says waits in order until it is released while what the server says arrives, or cut.</summary>
internal sealed class SlowLine
{
    private readonly Lock gate = new();
    private readonly List<Action> waiting = [];
    private bool held;
    private (IWebSocketRoute Browser, IWebSocketRoute Server)? line;

    /// <summary>Before the page connects.</summary>
    public static async Task<SlowLine> OnAsync(IPage page)
    {
        var slow = new SlowLine();
        await page.RouteWebSocketAsync("**/_blazor**", browser =>
        {
            var server = browser.ConnectToServer();
            slow.line = (browser, server);
            browser.OnMessage(frame => slow.Pass(() => Send(server, frame)));
            server.OnMessage(frame => Send(browser, frame));
        });
        return slow;
    }

    public void Hold()
    {
        lock (gate)
            held = true;
    }

    public void Release()
    {
        lock (gate)
        {
            held = false;
            waiting.ForEach(send => send());
            waiting.Clear();
        }
    }

    /// <summary>What waited is lost, and the connection with it.</summary>
    public async Task CutAsync()
    {
        lock (gate)
        {
            held = false;
            waiting.Clear();
        }

        if (line is var (browser, server))
        {
            await browser.CloseAsync();
            await server.CloseAsync();
        }
    }

    private void Pass(Action send)
    {
        lock (gate)
        {
            if (held)
                waiting.Add(send);
            else
                send();
        }
    }

    private static void Send(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes)
            to.Send(bytes);
        else
            to.Send(frame.Text!);
    }
}
