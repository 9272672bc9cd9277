using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Domain;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Authorization.Codes;

public sealed class ProofOfWorkTests
{
    private static readonly Dictionary<string, string?> Easy = new() { ["Rate:ProofOfWorkBits"] = "8" };

    [Theory, DatabaseData]
    public async Task FI01_Proof_IsTakenOnce(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes(), Easy);
        var challenge = host.As<ProofOfWork>(AccessScope.System).Issue();
        var answer = ProofOfWork.Solve(challenge);

        Assert.True(await TakeAsync(host, challenge.Challenge, answer));
        Assert.False(await TakeAsync(host, challenge.Challenge, answer));
    }

    [Fact]
    public async Task FI01_UnfinishedForeignAndOldProofs_AreRefused()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite, services => services.AddCodes(), Easy);
        var proof = host.As<ProofOfWork>(AccessScope.System);
        var (challenge, answer) = (proof.Issue(), "0");

        // The first number that will do is looked for from nought on: where that is another one, nought will not.
        while ((answer = ProofOfWork.Solve(challenge)) == "0")
            challenge = proof.Issue();
        var forged = challenge with { Challenge = new string('A', challenge.Challenge.Length) };

        Assert.False(await TakeAsync(host, challenge.Challenge, "0"));
        Assert.False(await TakeAsync(host, challenge.Challenge, ""));
        Assert.False(await TakeAsync(host, challenge.Challenge, null));
        Assert.False(await TakeAsync(host, null, answer));
        Assert.False(await TakeAsync(host, "不是题目", answer));
        Assert.False(await TakeAsync(host, forged.Challenge, ProofOfWork.Solve(forged)));
        host.Clock.Advance(TimeSpan.FromHours(4));
        Assert.False(await TakeAsync(host, challenge.Challenge, answer));
    }

    [Fact]
    public async Task FI01_Address_HasSoManyFormsAMinute_WhateverTheyHold()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite, services => services.AddCodes(), new Dictionary<string, string?> { ["Rate:AnonymousPerIp"] = "10" });
        for (var form = 0; form < 10; form++)
            Assert.Equal(CodeErrors.ProofMissing, await PassAsync("192.0.2.1"));

        Assert.Equal(CodeErrors.TooOften, await PassAsync("192.0.2.1"));
        Assert.Equal(CodeErrors.ProofMissing, await PassAsync("192.0.2.2"));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(CodeErrors.ProofMissing, await PassAsync("192.0.2.1"));

        async Task<Error?> PassAsync(string address)
        {
            var request = host.CircuitOf(AccessScope.None);
            request.GetRequiredService<AuditOrigin>().ClientAddress = address;
            return await request.GetRequiredService<AnonymousFormService>().RefusalOfAsync("challenge", "answer");
        }
    }

    private static async Task<bool> TakeAsync(DataHost host, string? challenge, string? answer)
    {
        var proof = host.As<ProofOfWork>(AccessScope.System);
        return (await host.As(AccessScope.System).WriteAsync<bool>(async work => await proof.TakeAsync(work, challenge, answer))).Value;
    }
}
