using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>Security keys (passkeys) of a person, today's USBKEY (AU-08).</summary>
internal static class SecurityKeyService
{
    public const int Most = 5;

    /// <summary>Adds a key that its browser has just made, and tells its owner.</summary>
    public static async Task<Result<Done>> AddAsync(Work work, Guid userId, string name, UserPasskeyInfo key)
    {
        if (await work.Data.PasskeysOf(userId).CountAsync(work.Cancellation) >= Most)
            return UserErrors.TooManyKeys(Most);
        work.Data.Add(new IdentityUserPasskey<Guid>
        {
            UserId = userId,
            CredentialId = key.CredentialId,
            Data = new IdentityPasskeyData
            {
                Name = name,
                PublicKey = key.PublicKey,
                CreatedAt = new DateTimeOffset(work.Now),
                SignCount = key.SignCount,
                Transports = key.Transports,
                IsUserVerified = key.IsUserVerified,
                IsBackupEligible = key.IsBackupEligible,
                IsBackedUp = key.IsBackedUp,
                AttestationObject = key.AttestationObject,
                ClientDataJson = key.ClientDataJson,
            },
        });
        work.Audit("user.add-key", nameof(AppUser), userId, name);
        work.Tell(Audience.User(userId), userId, new Phrase("user.told.key_added", name), "account");
        return Done.Yes;
    }

    public static async Task<Result<Done>> RemoveAsync(Work work, Guid userId, string credentialId)
    {
        var keys = await work.Data.PasskeysOf(userId).AsTracking().ToListAsync(work.Cancellation);
        if (keys.Find(row => Convert.ToHexStringLower(row.CredentialId) == credentialId) is not { } key)
            return Error.NotFound;
        work.Data.Remove(key);
        work.Audit("user.remove-key", nameof(AppUser), userId, key.Data.Name);
        work.Tell(Audience.User(userId), userId, new Phrase("user.told.key_removed", key.Data.Name ?? ""), "account");
        return Done.Yes;
    }

    /// <summary>A counter that goes back tells of a second key with the same secret: an event of its own on the record, and its owner hears of it.</summary>
    public static async Task SuspectAsync(Work work, byte[] credentialId)
    {
        if (await work.Data.PasskeyNamed(credentialId).SingleOrDefaultAsync(work.Cancellation) is not { } key)
            return;
        work.Audit("user.suspect-key", nameof(AppUser), key.UserId, key.Data.Name, SignInErrors.KeyRefused.Code);
        work.Tell(Audience.User(key.UserId), key.UserId, new Phrase("user.told.key_suspect", key.Data.Name ?? ""), "account");
    }

    /// <summary>Keeps where the key's counter stands: a copy of it would be found out by its own.</summary>
    public static async Task CountAsync(Work work, Guid userId, UserPasskeyInfo key)
    {
        var row = await work.Data.PasskeysOf(userId).AsTracking().SingleAsync(row => row.CredentialId == key.CredentialId, work.Cancellation);
        (row.Data.SignCount, row.Data.IsBackedUp, row.Data.IsUserVerified) = (key.SignCount, key.IsBackedUp, key.IsUserVerified);
    }
}

/// <summary>What a person calls a key.</summary>
internal static class SecurityKeyName
{
    public const int Longest = 64;

    public static Result<string> Clean(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return Error.Field("name", new Phrase("account.required"));
        var checkedName = TextRules.Name(name, Longest);
        return checkedName.Fault is { } fault ? Error.Field("name", fault) : checkedName.Value;
    }
}
