using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>The link between a user and a 统一身份 (AU-09): made by the person, signed in and asked for the password again, or by whoever manages the account. One each.</summary>
internal static class IdentityLinkService
{
    public const int SubjectLength = 255;

    /// <summary>Takes the place of the link that there was, and tells its owner.</summary>
    public static async Task<Result<Done>> SetAsync(Work work, Guid userId, string issuer, string subject)
    {
        if (await work.Data.IdentityNamed(issuer, subject).SingleOrDefaultAsync(work.Cancellation) is { } taken)
            return taken.UserId == userId ? Done.Yes : UserErrors.IdentityTaken;
        work.Data.RemoveRange(await work.Data.IdentityOf(userId).AsTracking().ToListAsync(work.Cancellation));
        work.Data.Add(new IdentityUserLogin<Guid> { LoginProvider = issuer, ProviderKey = subject, UserId = userId });
        work.Audit("user.link-identity", nameof(AppUser), userId);
        work.Tell(Audience.User(userId), userId, new Phrase("user.told.identity_linked"), "account");
        return Done.Yes;
    }

    public static async Task RemoveAsync(Work work, Guid userId)
    {
        var links = await work.Data.IdentityOf(userId).AsTracking().ToListAsync(work.Cancellation);
        if (links.Count == 0)
            return;
        work.Data.RemoveRange(links);
        work.Audit("user.unlink-identity", nameof(AppUser), userId);
        work.Tell(Audience.User(userId), userId, new Phrase("user.told.identity_unlinked"), "account");
    }

    /// <summary>What the form of a user says of the link; nothing = it stays as it is.</summary>
    /// <param name="work">The unit.</param>
    /// <param name="user">Whose.</param>
    /// <param name="content">The form.</param>
    /// <param name="issuer">The provider; null where it need not, or cannot, be asked.</param>
    public static async Task<Result<Done>> WriteAsync(Work work, AppUser user, UserContent content, string? issuer)
    {
        if (content.Identity is null && !content.RemoveIdentity)
            return Done.Yes;

        // One's own is linked where the password is asked for.
        if (user.Id == work.Scope.UserId)
            return UserErrors.OwnAccount;
        user.RenewStamp();
        if (content.Identity is not { } subject)
        {
            await RemoveAsync(work, user.Id);
            return Done.Yes;
        }

        if (issuer is null)
            return SignInErrors.IdentityUnavailable;
        var set = await SetAsync(work, user.Id, issuer, subject);
        return set.Error == UserErrors.IdentityTaken ? Error.Field("identity", set.Error.Phrase) : set;
    }
}
