using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Features.Accounts.SignIn;

namespace AdminConsole.Features.Accounts.Own;

/// <summary>A person who has just proved who they are links a 统一身份 to the own account: within five minutes, by a sign-in at the provider (AU-09).</summary>
public sealed class OwnIdentityService(Db db, ActingScope acting, OwnAccountService account, FormTickets tickets)
{
    private const string Purpose = "link-identity";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>First step. Answers the ticket that goes along to the provider and back.</summary>
    public async Task<Result<string>> BeginAsync() => (await account.ProvedAsync()).Map(user => tickets.Make(Purpose, user.Id.ToString(), Fresh));

    /// <summary>Second step, by the session that took the first: whoever signed in at the provider is the person.</summary>
    public async Task<Result<Done>> LinkAsync(string? ticket, ProvenIdentity identity, CancellationToken ct = default)
    {
        if ((await acting.GetAsync(ct)).UserId is not { } id || tickets.Read(Purpose, ticket) != id.ToString())
            return SignInErrors.StepExpired;
        var linked = await db.WriteAsync(work => IdentityLinkService.SetAsync(work, id, identity.Issuer, identity.Subject), ct);
        return linked.IsOk ? await account.EndOthersAsync(id, ct) : linked;
    }

    public async Task<Result<Done>> UnlinkAsync(CancellationToken ct = default)
    {
        var known = await account.ProvedAsync(ct);
        if (!known.IsOk)
            return known.Error;
        var removed = await db.WriteAsync<Done>(
            async work =>
            {
                await IdentityLinkService.RemoveAsync(work, known.Value.Id);
                return Done.Yes;
            },
            ct);
        return removed.IsOk ? await account.EndOthersAsync(known.Value.Id, ct) : removed;
    }
}
