using System.Security.Claims;
using System.Security.Cryptography;
using AdminConsole.Auditing;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Sessions;

/// <summary>Opens, keeps and ends sessions: the only place that changes them and the cookie that names them.</summary>
public sealed class SessionService(
    Db db, AccessScopes scopes, ActingScope acting, StepUp stepUp, AuditOrigin origin, SignInManager<AppUser> signIn, IHttpContextAccessor http, IOptions<UserSessionOptions> options, TimeProvider clock)
{
    /// <summary>What is done again sooner than this needs no write.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromSeconds(30);

    private static readonly SessionEnding[] ByTime = [SessionEnding.Idle, SessionEnding.Absolute];

    /// <summary>
    /// A session of the person, as part of the unit that records the sign-in. Whatever this browser was signed in with before ends, and the oldest session when
    /// there would be more than allowed. Afterwards <see cref="KeepAsync"/> gives the browser its cookie.
    /// </summary>
    public async Task<UserSession> OpenAsync(Work work, AppUser user, string method)
    {
        var context = http.HttpContext;
        if (context?.User.FindFirstValue(AuditOrigin.SessionClaim) is { } before)
            await EndAsync(work, work.Data.EverySession().Where(row => row.Id == before), SessionEnding.SignedOut);
        var open = (await work.Data.EverySession().AsTracking().Where(row => row.UserId == user.Id && row.EndedAt == null).ToListAsync(work.Cancellation))
            .Where(row => row.EndingAt(work.Now, options.Value.Limits, user.SecurityStamp) is null).OrderByDescending(row => row.StartedAt).ToList();
        foreach (var displaced in open.Skip(options.Value.MaxConcurrent - 1))
        {
            displaced.End(SessionEnding.Displaced, work.Now);
            work.Audit("account.end-session", nameof(AppUser), user.Id, nameof(SessionEnding.Displaced));
        }

        var session = new UserSession
        {
            Id = origin.Session ?? NewId(),
            UserId = user.Id,
            Key = NewKey(),
            Stamp = user.SecurityStamp ?? "",
            StartedAt = work.Now,
            ActiveAt = work.Now,
            AuthenticatedAt = work.Now,
            Method = method,
            ClientAddress = origin.ClientAddress,
            Browser = BrowserName.Of(context?.Request.Headers.UserAgent),
        };
        work.Data.Add(session);
        work.Publish(ChangeKind.Session, user.Id);
        return session;
    }

    /// <summary>An id for a session that is about to open: the record of the sign-in names it already.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(AuditEntry.SessionLength / 4));

    /// <summary>Gives the browser the cookie of the session, and shows its person the console as they like it.</summary>
    public Task KeepAsync(AppUser user, UserSession session)
    {
        if (user.Preferences is { } preferences && http.HttpContext is { } context)
            PreferencesCookie.Write(context, preferences);
        return signIn.SignInWithClaimsAsync(
            user, isPersistent: false,
            [new Claim(AuditOrigin.SessionClaim, session.Id), new Claim(AccessScopes.KeyClaim, session.Key), new Claim(ClaimTypes.AuthenticationMethod, session.Method)]);
    }

    /// <summary>
    /// The person of this session has just proved who they are, by whatever way: for five minutes it may do what needs that (<see cref="StepUp"/>). The cookie
    /// before is dead. Call in a request, after the proof.
    /// </summary>
    /// <param name="user">Whose session it is.</param>
    /// <param name="method">With what, as the record says it.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<Done>> ProveAsync(AppUser user, string method, CancellationToken ct = default)
    {
        var proved = await db.WriteAsync<UserSession>(
            async work =>
            {
                work.Audit("account.step-up", nameof(AppUser), user.Id, method);
                return await ContinueAsync(work, user) is { } session ? session : Error.Forbidden;
            },
            ct);
        if (!proved.IsOk)
            return proved.Error;
        await KeepAsync(user, proved.Value);
        return Done.Yes;
    }

    /// <summary>
    /// The acting person's session goes on under the user's stamp as it is now, while those under the one before are over, and its owner has just proved who they
    /// are; null without one. Part of a unit; <see cref="KeepAsync"/> follows.
    /// </summary>
    public async Task<UserSession?> ContinueAsync(Work work, AppUser user)
    {
        if (await work.Data.UserSessions.AsTracking().SingleOrDefaultAsync(row => row.Id == origin.Session && row.UserId == user.Id && row.EndedAt == null, work.Cancellation) is not { } session)
            return null;
        (session.Stamp, session.Key, session.ActiveAt, session.AuthenticatedAt) = (user.SecurityStamp ?? "", NewKey(), work.Now, work.Now);
        work.Publish(ChangeKind.Session, user.Id);
        return session;
    }

    /// <summary>The person did something (BR-02).</summary>
    public async Task TouchAsync(CancellationToken ct = default)
    {
        if (await acting.SessionAsync(ct) is not { Ending: null } session || clock.GetUtcNow().UtcDateTime - session.Row.ActiveAt < Coarse)
            return;
        await db.WriteAsync<Done>(
            async work =>
            {
                await work.Data.UserSessions.Where(row => row.Id == session.Row.Id && row.EndedAt == null && row.ActiveAt < work.Now)
                    .ExecuteUpdateAsync(row => row.SetProperty(one => one.ActiveAt, work.Now), work.Cancellation);

                // Only a screen that warns already has anything to change.
                if (options.Value.Limits.NextEnd(session.Row.StartedAt, session.Row.ActiveAt).At - work.Now <= SessionLimits.Notice)
                    work.Publish(ChangeKind.Session, session.Row.UserId);
                return Done.Yes;
            },
            ct);
        scopes.Forget(session.Row.UserId);
    }

    /// <summary>Signs out: the session is over for good, also for a copy of its cookie (BR-04).</summary>
    public async Task<Error?> SignOutAsync(CancellationToken ct = default)
    {
        var recorded = await db.WriteAsync<Done>(
            async work =>
            {
                work.Audit("account.sign-out", nameof(AppUser), work.Scope.UserId?.ToString() ?? "unknown");
                await EndAsync(work, work.Data.UserSessions.Where(row => row.Id == origin.Session), SessionEnding.SignedOut);
                return Done.Yes;
            },
            ct);
        if (recorded.IsOk)
            await signIn.SignOutAsync();
        return recorded.Error;
    }

    /// <summary>Ends one of the acting person's other sessions. Whoever sits at a screen left open must not shut its owner out elsewhere.</summary>
    public Task<Result<Done>> EndAsync(string id, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (await stepUp.RefusalAsync(ct) is { } refusal)
                return refusal;
            if (id == origin.Session || await EndAsync(work, work.Data.UserSessions.Where(row => row.Id == id && row.UserId == work.Data.ScopeUserId), SessionEnding.EndedElsewhere) == 0)
                return Error.NotFound;
            work.Audit("account.end-session", nameof(AppUser), work.Data.ScopeUserId, nameof(SessionEnding.EndedElsewhere));
            return Done.Yes;
        },
        ct);

    /// <summary>Ends all the acting person's sessions but this one.</summary>
    public Task<Result<Done>> EndOthersAsync(CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (await stepUp.RefusalAsync(ct) is { } refusal)
                return refusal;
            work.Audit("user.end-sessions", nameof(AppUser), work.Data.ScopeUserId);
            await EndAsync(work, work.Data.UserSessions.Where(row => row.Id != origin.Session && row.UserId == work.Data.ScopeUserId), SessionEnding.EndedElsewhere);
            return Done.Yes;
        },
        ct);

    /// <summary>A session whose time was found to be up is over for good, whatever the clock says later (OP-04).</summary>
    internal Task CloseAsync(CurrentSession session, CancellationToken ct)
    {
        if (session.Row.EndedAt is not null || session.Ending is not { } why || !ByTime.Contains(why))
            return Task.CompletedTask;
        return db.WriteAsync<Done>(
            async work =>
            {
                if (await EndAsync(work, work.Data.UserSessions.Where(row => row.Id == session.Row.Id), why) > 0)
                    work.Audit("account.end-session", nameof(AppUser), session.Row.UserId, why.ToString());
                return Done.Yes;
            },
            ct);
    }

    private static async Task<int> EndAsync(Work work, IQueryable<UserSession> which, SessionEnding why)
    {
        var rows = await which.AsTracking().Where(row => row.EndedAt == null).ToListAsync(work.Cancellation);
        foreach (var row in rows)
        {
            row.End(why, work.Now);
            work.Publish(ChangeKind.Session, row.UserId);
        }

        return rows.Count;
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(UserSession.KeyLength / 2));
}
