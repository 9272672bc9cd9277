using System.Collections.Concurrent;
using System.Net;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>Two real servers on one PostgreSQL of their own, with a data folder each and one that they share, behind HAProxy as <c>deploy/haproxy.cfg</c> has it.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private const string DatabaseName = "console";

    private readonly TempFolder shared = new(), firstFolder = new(), secondFolder = new();
    private PostgresServer? postgres;
    private HaProxy? proxy;

    internal PostgresServer Postgres => postgres!;
    internal ServerProcess First { get; private set; } = null!;
    internal ServerProcess Second { get; private set; } = null!;
    internal Uri Address => proxy!.Address;
    internal string SharedFolder => shared.Path;

    public async Task InitializeAsync()
    {
        postgres = await PostgresServer.StartAsync();
        await postgres.ExecuteAsync($"create database {DatabaseName}");
        First = await StartAsync(firstFolder, 0);
        Second = await StartAsync(secondFolder, 0);
        proxy = await HaProxy.StartAsync(First.BaseAddress, Second.BaseAddress);
    }

    public async Task DisposeAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
        foreach (var node in new[] { First, Second })
        {
            if (node is not null)
                await node.DisposeAsync();
        }

        if (postgres is not null)
            await postgres.DisposeAsync();
        foreach (var folder in new[] { shared, firstFolder, secondFolder })
            folder.Dispose();
    }

    /// <summary>The first node comes back where it was, after a test that killed it.</summary>
    internal async Task StartFirstAgainAsync()
    {
        var port = First.BaseAddress.Port;
        await First.DisposeAsync();
        First = await StartAsync(firstFolder, port);
    }

    internal async Task<object?> AskAsync(string question)
    {
        await using var connection = new NpgsqlConnection(Postgres.ConnectionString(DatabaseName, pooled: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync();
    }

    private Task<ServerProcess> StartAsync(TempFolder own, int port) => ServerProcess.StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = "Postgres",
            ["Database:ConnectionString"] = Postgres.ConnectionString(DatabaseName),
            ["Data:SharedDirectory"] = shared.Path,
            ["Rate:ApiClient"] = "1000000",
            ["Rate:AnonymousPerIp"] = "100000",
        },
        own.Path,
        port);
}

/// <summary>What several nodes promise together (section 13).</summary>
[Collection(EndToEndCollection.Name)]
public sealed class NodesTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task MN01_CookieAndFormOfOneNode_HoldAtTheOther_AndTheirKeysLieSealed()
    {
        using var visitor = await Visitor.SignedInAsync(nodes.First.BaseAddress, "reviewer");
        using var there = visitor.CopyAt(nodes.Second.BaseAddress);
        using var page = await there.GetAsync("/review");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        var token = await visitor.TokenAsync();
        using var signedOut = await there.PostBareAsync("/sign-out", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.Found, signedOut.StatusCode);

        // The first node hears of it a moment later.
        await Eventually.TrueAsync(
            async () =>
            {
                using var after = await visitor.GetAsync("/review");
                return after.StatusCode != HttpStatusCode.OK;
            },
            "the session is over at the first node");

        var keys = Directory.GetFiles(Path.Combine(nodes.SharedFolder, "keys"), "key-*.xml");
        Assert.NotEmpty(keys);
        Assert.All(keys, file => Assert.DoesNotContain("masterKey", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task MN04_FailedSignInsAtBothNodes_LockTheAccountAtBoth()
    {
        foreach (var node in new[] { nodes.First, nodes.Second, nodes.First, nodes.Second, nodes.First })
        {
            using var visitor = new Visitor(node.BaseAddress);
            using var refused = await visitor.PostAsync("/sign-in", ("userName", "reviewer2"), ("password", "wrong"));
            Assert.NotEqual("/", refused.Headers.Location?.ToString());
        }

        using var right = new Visitor(nodes.Second.BaseAddress);
        using var locked = await right.PostAsync("/sign-in", ("userName", "reviewer2"), ("password", Visitor.Password));
        Assert.NotEqual("/", locked.Headers.Location?.ToString());
    }

    [Fact]
    public async Task MN04_OneKeySentToBothNodesAtOnce_FilesOnce()
    {
        using var first = await FilingClients.ClientAsync(nodes.First.BaseAddress);
        using var second = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = nodes.Second.BaseAddress };
        second.DefaultRequestHeaders.Authorization = first.DefaultRequestHeaders.Authorization;
        var filing = Assert.Single(await FilingClients.PrepareAsync(first, [90_001]));

        var answers = await Task.WhenAll(first.SubmitAsync(filing.Body, filing.Key), second.SubmitAsync(filing.Body, filing.Key));

        Assert.Equal([200, 201], answers.Select(answer => answer.Status).Order());
        Assert.Equal(answers[0].Text, answers[1].Text);
    }

    [Fact]
    public Task MN03_FilingTakenByOneNode_StandsInTheOpenQueueOfTheOther() => Browser.RunAsync(async session =>
    {
        var page = await OpenQueueAsync(session, nodes.Second.BaseAddress);
        using var first = await FilingClients.ClientAsync(nodes.First.BaseAddress);
        var filing = Assert.Single(await FilingClients.PrepareAsync(first, [90_002]));

        var answer = await first.SubmitAsync(filing.Body, filing.Key);

        Assert.True(answer.Status == 201, answer.Text);
        await Expect(page.Locator("tbody").GetByText(answer.Body!["number"]!.ToString())).ToBeVisibleAsync(new() { Timeout = 3_000 });
    });

    [Fact]
    public Task MN02_NodeKilledUnderAReviewer_TheyAreBackOnTheOtherWithTheText() => Browser.RunAsync(async session =>
    {
        // Whoever carries the first node's cookie is sent to it.
        var page = await session.NewPageAsync(nodes.Address);
        await page.Context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = "node", Value = "first", Url = nodes.Address.ToString() }]);
        await page.GotoAsync("/review");
        await SignInAsync(page);
        await page.Locator("tbody th a").First.ClickAsync();
        await page.Locator(".decision-reject input").CheckAsync();
        await page.Locator("#decision-note").FillAsync("试用期记录与原件不符，待核");
        await Expect(page.GetByText("草稿已保存")).ToBeVisibleAsync();
        var url = page.Url;

        // They may be back before the kill has been seen to its end.
        var told = Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        try
        {
            await nodes.First.KillAsync();
            await told;

            await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync(new() { Timeout = 10_000 });
            await Expect(page.Locator("#decision-note")).ToHaveValueAsync("试用期记录与原件不符，待核", new() { Timeout = 10_000 });
            Assert.Equal(url, page.Url);
            await Expect(page.Locator(".decision-reject input")).ToBeCheckedAsync();
            Assert.Equal("second", (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "node").Value);
        }
        finally
        {
            await nodes.StartFirstAgainAsync();
        }
    });

    /// <summary>Forms and pages work wherever they are sent; a screen that cannot be connected says so and waits for the person.</summary>
    [Fact]
    public async Task MN01_WithoutAffinity_APersonIsToldClearly_AndNothingGoesRound()
    {
        await using var proxy = await HaProxy.StartAsync(nodes.First.BaseAddress, nodes.Second.BaseAddress, withAffinity: false);
        await Browser.RunAsync(async session =>
        {
            var page = await session.NewPageAsync(proxy.Address);
            await page.GotoAsync("/account");
            await SignInAsync(page);
            await page.WaitForURLAsync("**/account");

            // Which node the connection is sent to depends on how many requests went before it.
            var told = page.GetByText("无法建立与服务器的连接");
            for (var attempt = 0; attempt < 10 && !await told.IsVisibleAsync(); attempt++)
            {
                await page.GotoAsync("/review");
                await Expect(told.Or(page.Locator("tbody th a").First)).ToBeVisibleAsync();
            }

            await Expect(told).ToBeVisibleAsync();
            await Expect(page.Locator(".boot")).Not.ToBeVisibleAsync();
            var began = await page.EvaluateAsync<double>("performance.timeOrigin");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "screens", "without-affinity.png") });
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "重新加载" }).Last).ToBeVisibleAsync();
            Assert.Equal(began, await page.EvaluateAsync<double>("performance.timeOrigin"));
        });
    }

    [Fact]
    public async Task MN05_DatabaseStoppedAtOnceWhileFilingsArrive_LosesNoneThatWasAcknowledged()
    {
        const int Count = 60;
        using var http = await FilingClients.ClientAsync(nodes.Second.BaseAddress);
        var waiting = new ConcurrentQueue<FilingClients.Filing>(await FilingClients.PrepareAsync(http, [.. Enumerable.Range(91_000, Count)]));
        var acknowledged = new ConcurrentDictionary<Guid, FilingClients.Acknowledged>();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refusals = new ConcurrentBag<int>();
        using var over = new CancellationTokenSource();
        var work = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested && waiting.TryDequeue(out var filing))
            {
                var answer = await http.SubmitAsync(filing.Body, filing.Key);
                if (answer.Status is 200 or 201)
                    acknowledged[filing.Key] = new FilingClients.Acknowledged((Guid)answer.Body!["id"]!, answer.Text, filing);
                else
                    waiting.Enqueue(filing);
                if (answer.Status is not (200 or 201))
                    refusals.Add(answer.Status);
                if (acknowledged.Count >= Count / 3)
                    reached.TrySetResult();
            }
        })));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

        await nodes.Postgres.CrashAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!refusals.IsEmpty), "somebody is told to come again");
        using (var visitor = new Visitor(nodes.First.BaseAddress))
        using (var page = await visitor.GetAsync("/sign-in"))
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await nodes.Postgres.StartAgainAsync();
        await work.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.All(refusals, status => Assert.Equal(503, status));
        Assert.Equal(Count, acknowledged.Count);
        foreach (var (key, answer) in acknowledged)
        {
            var again = await http.SubmitAsync(answer.Filing.Body, key);
            Assert.Equal((200, answer.Text), (again.Status, again.Text));
        }

        Assert.Equal((long)Count, await nodes.AskAsync($"""select count(*) from "IdempotencyKeys" where "Key" in ({string.Join(',', acknowledged.Keys.Select(key => $"'{key}'"))})"""));
    }

    [Fact]
    public Task MN03_WhatWasMissedWhileTheDatabaseWasAway_IsReadAgain() => Browser.RunAsync(async session =>
    {
        var page = await OpenQueueAsync(session, nodes.Second.BaseAddress);
        using var first = await FilingClients.ClientAsync(nodes.First.BaseAddress);
        var filing = Assert.Single(await FilingClients.PrepareAsync(first, [90_003]));
        await nodes.AskAsync("select pg_terminate_backend(pid) from pg_stat_activity where query like 'LISTEN%'");

        var answer = await first.SubmitAsync(filing.Body, filing.Key);

        Assert.True(answer.Status == 201, answer.Text);
        await Expect(page.Locator("tbody").GetByText(answer.Body!["number"]!.ToString())).ToBeVisibleAsync(new() { Timeout = 10_000 });
    });

    private static async Task<IPage> OpenQueueAsync(BrowserSession session, Uri node)
    {
        var page = await session.NewPageAsync(node);
        await page.GotoAsync("/review?sort=-submittedAt");
        await SignInAsync(page);
        await Expect(page.Locator("tbody th a").First).ToBeVisibleAsync();
        return page;
    }

    private static Task SignInAsync(IPage page) => page.Locator("tr", new() { Has = page.GetByText("reviewer", new() { Exact = true }) }).GetByRole(AriaRole.Button).ClickAsync();
}
