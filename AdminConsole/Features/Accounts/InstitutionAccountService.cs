using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts;

/// <summary>业务账号: the institution's administrator makes them under the main account, disables and enables them.</summary>
public sealed class InstitutionAccountService(Db db, CodeService codes)
{
    /// <summary>点我生成: a business account with its activation code, or a new code for one that was not activated yet. The older code is void.</summary>
    public async Task<Result<IssuedAccount>> GenerateAsync(Guid institutionId, string businessCode, CancellationToken ct = default)
    {
        if (!Codes.BusinessCodes.Contains(businessCode))
            return Error.NotFound;
        var main = await db.ReadAsync((data, token) => data.InstitutionAccounts.Where(row => row.InstitutionId == institutionId && row.BusinessCode == null).Select(row => row.Name).SingleOrDefaultAsync(token), ct);
        if (main is null)
            return InstitutionAccountErrors.NoMainAccount;
        var code = codes.Make(CodePurpose.Activation, InstitutionAccount.BusinessName(main, businessCode));
        return await db.WriteAsync<IssuedAccount>(
            async work =>
            {
                var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == institutionId, work.Cancellation);
                if (node is null)
                    return Error.NotFound;
                if (!work.Scope.Can(Permission.ManageBusinessAccounts, node))
                    return Error.Forbidden;
                var account = await work.Data.InstitutionAccounts.SingleOrDefaultAsync(row => row.Name == code.Subject, work.Cancellation);
                if (account is { State: not InstitutionAccountState.Issued })
                    return InstitutionAccountErrors.IllegalState(account.State);
                account ??= Add(work, node, code.Subject, businessCode);
                account.IssuedAt = work.Now;
                await codes.StoreAsync(work, code);
                work.Audit("account.generate", nameof(InstitutionAccount), account.Id);
                work.Publish(ChangeKind.InstitutionAccount, account.Id, account);
                return new IssuedAccount(account.Name, code.Text);
            },
            ct);
    }

    /// <summary>停用: its code is void, and its user can no longer sign in.</summary>
    public Task<Result<Done>> DisableAsync(Guid id, CancellationToken ct = default) => ChangeAsync(
        id, "account.disable",
        async (work, account) =>
        {
            await codes.VoidAsync(work, CodePurpose.Activation, account.Name);
            var followed = await FollowAsync(work, account, "user.disable", user => UserService.ShutOutAsync(work, codes, user));
            return followed.IsOk ? account.Disable() : followed;
        },
        ct);

    /// <summary>启用.</summary>
    public Task<Result<Done>> EnableAsync(Guid id, CancellationToken ct = default) => ChangeAsync(
        id, "account.enable",
        async (work, account) =>
        {
            var followed = await FollowAsync(
                work, account, "user.enable",
                user =>
                {
                    user.Disabled = false;
                    return Task.FromResult<Result<Done>>(Done.Yes);
                });
            return followed.IsOk ? account.Enable() : followed;
        },
        ct);

    private Task<Result<Done>> ChangeAsync(Guid id, string action, Func<Work, InstitutionAccount, Task<Result<Done>>> changeAsync, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var account = await work.Data.InstitutionAccounts.SingleOrDefaultAsync(row => row.Id == id && row.BusinessCode != null, work.Cancellation);
            if (account is null)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.ManageBusinessAccounts, account))
                return Error.Forbidden;
            work.Audit(action, nameof(InstitutionAccount), id);
            work.Publish(ChangeKind.InstitutionAccount, id, account);
            return await changeAsync(work, account);
        },
        ct);

    /// <summary>The account's user follows it; one who was moved to another node is no longer the institution's to switch.</summary>
    private static async Task<Result<Done>> FollowAsync(Work work, InstitutionAccount account, string action, Func<AppUser, Task<Result<Done>>> changeAsync)
    {
        if (account.UserId is not { } userId)
            return Done.Yes;
        var user = await UserService.LoadManagedAsync(work, userId);
        if (!user.IsOk)
            return user.Error == Error.NotFound ? Done.Yes : user.Error;
        var changed = await changeAsync(user.Value);
        return changed.IsOk ? UserService.Changed(work, user.Value, action) : changed;
    }

    private static InstitutionAccount Add(Work work, Institution node, string name, string businessCode)
    {
        var account = new InstitutionAccount
        {
            Id = Guid.CreateVersion7(),
            DistrictId = node.DistrictId,
            SiteId = node.SiteId,
            PointId = node.PointId,
            InstitutionId = node.Id,
            Name = name,
            BusinessCode = businessCode,
            IssuedAt = work.Now,
        };
        work.Data.InstitutionAccounts.Add(account);
        return account;
    }
}

/// <summary>Shown once.</summary>
public sealed record IssuedAccount(string Account, string Code)
{
    /// <summary>Leaves the code out: a record may reach a log.</summary>
    public override string ToString() => Account;
}
