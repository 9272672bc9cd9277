using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.OpenIdConnect;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Accounts.SignIn;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts;

/// <summary>The users of a node and of all below: made, edited, disabled, enabled and deleted by whoever the delegation table names (AZ-08).</summary>
public sealed class UserService(Db db, StepUp stepUp, CodeService codes, PersonalData personal, ILookupNormalizer normalizer, OpenIdConnectProvider provider)
{
    /// <summary>A new user has no password: the code that is answered, once, lets the person set one.</summary>
    public async Task<Result<IssuedCode>> CreateAsync(UserInput input, CancellationToken ct = default)
    {
        var check = input.Check(isNew: true);
        if (!check.IsOk)
            return check.Error;
        var (content, normalized) = (check.Value, normalizer.NormalizeName(check.Value.UserName));
        var code = codes.Make(CodePurpose.PasswordReset, normalized);
        var issuer = await IssuerAsync(content, ct);
        return await db.WriteAsync<IssuedCode>(
            async work =>
            {
                if (await work.Data.IsUserNameTakenAsync(normalized, work.Cancellation))
                    return Error.Field("userName", new Phrase("user.fault.user_name_taken"));
                var node = await NodeAsync(work, content);
                if (!node.IsOk)
                    return node.Error;
                if (await stepUp.RefusalAsync(ct) is { } refusal)
                    return refusal;
                IOwned place = node.Value;
                var user = new AppUser
                {
                    Id = Guid.CreateVersion7(),
                    UserName = content.UserName,
                    NormalizedUserName = normalized,
                    DisplayName = content.Name,
                    DistrictId = place.DistrictId,
                    SiteId = place.SiteId,
                    PointId = place.PointId,
                    InstitutionId = place.InstitutionId,
                    LockoutEnabled = true,
                };
                user.RenewStamp();
                Write(user, content);
                user.Roles.AddRange(content.Roles.Select(role => new RoleAssignment { Role = role }));
                work.Data.Users.Add(user);
                await codes.StoreAsync(work, code);
                work.Audit("user.create", nameof(AppUser), user.Id);
                var linked = await IdentityLinkService.WriteAsync(work, user, content, issuer);
                if (!linked.IsOk)
                    return linked.Error;
                work.Publish(ChangeKind.User, user.Id, user);
                return new IssuedCode(content.UserName, code.Text);
            },
            ct);
    }

    /// <param name="id">Whom.</param>
    /// <param name="input">As typed.</param>
    /// <param name="version">What the form was filled from.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<Done>> EditAsync(Guid id, UserInput input, string? version, CancellationToken ct = default)
    {
        var check = input.Check(isNew: false);
        if (!check.IsOk)
            return check.Error;
        var content = check.Value;
        var issuer = await IssuerAsync(content, ct);
        return await db.WriteAsync<Done>(
            async work =>
            {
                var found = await LoadAsync(work, id);
                if (!found.IsOk)
                    return found.Error;
                var user = found.Value;
                if (user.ConcurrencyStamp != version)
                    return Error.VersionConflict;
                var held = user.Roles.Select(row => row.Role).ToHashSet();
                if ((content.Phone is not null || content.Identity is not null || content.RemoveIdentity || content.NodeId != user.InstitutionId || !held.SetEquals(content.Roles)) && await stepUp.RefusalAsync(ct) is { } refusal)
                    return refusal;
                if (content.NodeId != user.InstitutionId || !held.SetEquals(content.Roles))
                {
                    var moved = await AssignAsync(work, user, held, content);
                    if (!moved.IsOk)
                        return moved.Error;
                }
                else if (user.Id != work.Scope.UserId && !await MayManageAsync(work, user))
                {
                    return Error.Forbidden;
                }

                Write(user, content);
                if (content.Phone is not null && user.Id != work.Scope.UserId)
                    user.RenewStamp();
                var linked = await IdentityLinkService.WriteAsync(work, user, content, issuer);
                return linked.IsOk ? Changed(work, user, "user.edit") : linked;
            },
            ct);
    }

    /// <summary>解除绑定.</summary>
    public Task<Result<Done>> UnbindPhoneAsync(Guid id, CancellationToken ct = default) => ActAsync(
        id, "user.unbind-phone",
        async (_, user) =>
        {
            if (await stepUp.RefusalAsync(ct) is { } refusal)
                return refusal;
            user.UnbindPhone();
            user.RenewStamp();
            return Done.Yes;
        },
        ct);

    /// <summary>强制退出: whatever the person is signed in with ends, and every open screen; the password stays.</summary>
    public Task<Result<Done>> SignOutAsync(Guid id, CancellationToken ct = default) => ActAsync(
        id, "user.sign-out",
        (_, user) =>
        {
            user.RenewStamp();
            return Task.FromResult<Result<Done>>(Done.Yes);
        },
        ct);

    /// <summary>停用: signs in no more, open screens end, and a code that was given out is void.</summary>
    public Task<Result<Done>> DisableAsync(Guid id, CancellationToken ct = default) => ActAsync(
        id, "user.disable",
        async (work, user) =>
        {
            var disabled = await ShutOutAsync(work, codes, user);
            return disabled.IsOk && await AccountAsync(work, id) is { State: not InstitutionAccountState.Disabled } account ? Follow(work, account, account.Disable()) : disabled;
        },
        ct);

    /// <summary>启用.</summary>
    public Task<Result<Done>> EnableAsync(Guid id, CancellationToken ct = default) => ActAsync(
        id, "user.enable",
        async (work, user) =>
        {
            (user.Disabled, user.UsedAt) = (false, null);
            return await AccountAsync(work, id) is { State: InstitutionAccountState.Disabled } account ? Follow(work, account, account.Enable()) : Done.Yes;
        },
        ct);

    /// <summary>What <see cref="UnusedAccountService"/> does to each: disabled like by a person, unless it is an administrator's last.</summary>
    internal Task<Result<Done>> DisableUnusedAsync(Guid id, DateTime before, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var found = await LoadAsync(work, id);
            if (!found.IsOk || found.Value.Disabled || found.Value.UsedAt is not { } used || used >= before)
                return Done.Yes;
            var disabled = await ShutOutAsync(work, codes, found.Value);
            if (!disabled.IsOk)
                return disabled;
            if (await AccountAsync(work, id) is { State: not InstitutionAccountState.Disabled } account)
                Follow(work, account, account.Disable());
            return Changed(work, found.Value, "user.disable-unused");
        },
        ct);

    /// <summary>The person goes, with what only they see; decisions and the record keep the name.</summary>
    public Task<Result<Done>> DeleteAsync(Guid id, CancellationToken ct = default) => ActAsync(
        id, "user.delete",
        async (work, user) =>
        {
            if (await LeavesNoneAsync(work, user, user.Roles.Select(row => row.Role)))
                return UserErrors.LastAdmin;
            if (await AccountAsync(work, id) is { } account)
                return UserErrors.OfAccount(account.Name);
            await codes.VoidAsync(work, CodePurpose.PasswordReset, user.NormalizedUserName!);
            work.Data.Users.Remove(user);
            return Done.Yes;
        },
        ct);

    /// <summary>Rows of a user's roles, for whoever acts upon one: out of scope is not found.</summary>
    internal static async Task<Result<AppUser>> LoadManagedAsync(Work work, Guid id)
    {
        var found = await LoadAsync(work, id);
        if (!found.IsOk)
            return found;
        if (found.Value.Id == work.Scope.UserId)
            return UserErrors.OwnAccount;
        return await MayManageAsync(work, found.Value) ? found : Error.Forbidden;
    }

    /// <summary>Disables the user, unless an administrator's role would have no holder left.</summary>
    internal static async Task<Result<Done>> ShutOutAsync(Work work, CodeService codes, AppUser user)
    {
        if (await LeavesNoneAsync(work, user, user.Roles.Select(row => row.Role)))
            return UserErrors.LastAdmin;
        user.Disabled = true;
        user.RenewStamp();
        await codes.VoidAsync(work, CodePurpose.PasswordReset, user.NormalizedUserName!);
        return Done.Yes;
    }

    private Task<Result<Done>> ActAsync(Guid id, string action, Func<Work, AppUser, Task<Result<Done>>> actAsync, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var found = await LoadManagedAsync(work, id);
            if (!found.IsOk)
                return found.Error;
            var done = await actAsync(work, found.Value);
            return done.IsOk ? Changed(work, found.Value, action) : done;
        },
        ct);

    /// <summary>The node's row is locked first and to the end of the unit: of two that remove the last two administrators at once, the second sees what the first did (CC-03).</summary>
    private static async Task<Result<AppUser>> LoadAsync(Work work, Guid id)
    {
        var nodeId = await work.Data.Users.Where(row => row.Id == id).Select(row => row.InstitutionId).SingleOrDefaultAsync(work.Cancellation);
        await work.Data.Institutions.Where(row => row.Id == nodeId).ExecuteUpdateAsync(row => row.SetProperty(node => node.Version, node => node.Version), work.Cancellation);
        var user = await work.Data.Users.Include(row => row.Roles).SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
        if (user is null)
            return Error.NotFound;
        return user.InstitutionId == nodeId ? user : Error.VersionConflict;
    }

    private static async Task<bool> MayManageAsync(Work work, AppUser user)
    {
        var node = await work.Data.Institutions.SingleAsync(row => row.Id == user.InstitutionId, work.Cancellation);
        return work.Scope.MayManage(user.Id, [.. user.Roles.Select(row => row.Role)], node, node.Kind);
    }

    /// <summary>Other roles, or another node.</summary>
    private static async Task<Result<Done>> AssignAsync(Work work, AppUser user, HashSet<Role> held, UserContent content)
    {
        if (user.Id == work.Scope.UserId)
            return UserErrors.OwnAccount;
        if (!await MayManageAsync(work, user))
            return Error.Forbidden;
        var node = await NodeAsync(work, content);
        if (!node.IsOk)
            return node.Error;
        IOwned place = node.Value;
        if (await LeavesNoneAsync(work, user, place.InstitutionId == user.InstitutionId ? held.Except(content.Roles) : held))
            return UserErrors.LastAdmin;
        (user.DistrictId, user.SiteId, user.PointId, user.InstitutionId) = (place.DistrictId, place.SiteId, place.PointId, place.InstitutionId);
        user.Roles.RemoveAll(row => !content.Roles.Contains(row.Role));
        user.Roles.AddRange(content.Roles.Except(held).Select(role => new RoleAssignment { Role = role }));
        user.RenewStamp();
        return Done.Yes;
    }

    /// <summary>The node of the form, where the acting person may grant all its roles.</summary>
    private static async Task<Result<Institution>> NodeAsync(Work work, UserContent content)
    {
        var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == content.NodeId, work.Cancellation);
        if (node is null)
            return Error.Field("nodeId", new Phrase("user.fault.node"));
        if (!work.Scope.Can(Permission.ManageUsers, node))
            return Error.Forbidden;
        return content.Roles.All(role => work.Scope.MayGrant(role, node, node.Kind)) ? node : Error.Field("roles", new Phrase("user.fault.not_granted", node.Name));
    }

    /// <summary>Whether a role of an administrator would have no holder at the node who can sign in.</summary>
    private static async Task<bool> LeavesNoneAsync(Work work, AppUser user, IEnumerable<Role> lost)
    {
        if (user.Disabled)
            return false;
        foreach (var role in lost.Where(Delegation.Administrators.Contains))
        {
            if (!await work.Data.Users.AnyAsync(row => row.InstitutionId == user.InstitutionId && row.Id != user.Id && !row.Disabled && row.Roles.Any(held => held.Role == role), work.Cancellation))
                return true;
        }

        return false;
    }

    private static Task<InstitutionAccount?> AccountAsync(Work work, Guid userId) => work.Data.InstitutionAccounts.SingleOrDefaultAsync(row => row.UserId == userId, work.Cancellation);

    private static Result<Done> Follow(Work work, InstitutionAccount account, Result<Done> done)
    {
        work.Publish(ChangeKind.InstitutionAccount, account.Id, account);
        return done;
    }

    internal static Result<Done> Changed(Work work, AppUser user, string action)
    {
        user.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        work.Audit(action, nameof(AppUser), user.Id);
        work.Publish(ChangeKind.User, user.Id, user);
        return Done.Yes;
    }

    private async Task<string?> IssuerAsync(UserContent content, CancellationToken ct) => content.Identity is null ? null : await provider.IssuerAsync(ct);

    private void Write(AppUser user, UserContent content)
    {
        (user.DisplayName, user.Email, user.NormalizedEmail, user.Authentication) = (content.Name, content.Email, normalizer.NormalizeEmail(content.Email), content.Authentication);
        if (content.Phone is { } phone)
            user.BindPhone(personal, phone);
        if (content.Certificate is not null || content.RemoveCertificate)
            user.SetCertificate(personal, content.Certificate);
    }
}

/// <summary>Shown once; without a text it was sent to the person's phone.</summary>
public sealed record IssuedCode(string UserName, string? Text)
{
    /// <summary>Leaves the code out: a record may reach a log.</summary>
    public override string ToString() => UserName;
}
