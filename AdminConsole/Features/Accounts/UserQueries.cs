using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Accounts;

public sealed class UserQueries(Db db, PersonalData personal, IOptions<AuthOptions> options, IOptions<UserSessionOptions> sessions, TimeProvider clock)
{
    private const int MostNodes = 20, TailLength = 4;

    /// <summary>One page of the users whom the reader sees; none for whoever manages none. A page past the end is the last one.</summary>
    public Task<UserListing> PageAsync(UserFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ManageUsers))
                return new UserListing(filter, [], 0, null, MayCreate: false);
            var node = filter.NodeId is { } nodeId ? await data.Institutions.SingleOrDefaultAsync(row => row.Id == nodeId, token) : null;
            if (filter.NodeId is not null && node is null)
                return new UserListing(filter, [], 0, null, MayCreate: false);
            var matching = Matching(data, filter, node);
            var total = await matching.CountAsync(token);
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + UserFilter.Size - 1) / UserFilter.Size));
            var found = await Ordered(data, matching, filter).Skip((page - 1) * UserFilter.Size).Take(UserFilter.Size)
                .Select(row => new { User = row, Node = data.Institutions.Single(place => place.Id == row.InstitutionId), Roles = row.Roles.Select(held => held.Role).ToList() }).ToListAsync(token);
            var signedIn = await SignedInAsync(data, [.. found.Select(row => row.User)], token);
            return new UserListing(filter with { Page = page }, [.. found.Select(row => RowOf(data.Scope, row.User, row.Node, row.Roles, signedIn.Contains(row.User.Id)))], total, node?.Name, node is null || data.Scope.GrantableBy(node, node.Kind).Count > 0);
        },
        ct);

    /// <summary>When the reader's own password grows old, if that is soon.</summary>
    public Task<DateTime?> OwnPasswordEndsAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => PasswordPolicy.Of(options.Value.PasswordPolicy)
            .EndsSoon(await data.Users.Where(row => row.Id == data.ScopeUserId).Select(row => row.PasswordSetAt).SingleOrDefaultAsync(token), clock.GetUtcNow().UtcDateTime),
        ct);

    /// <summary>How many users the filter finds on all pages.</summary>
    public Task<int> CountAsync(UserFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => data.Scope.Can(Permission.ManageUsers) ? await Matching(data, filter, null).CountAsync(token) : 0, ct);

    /// <summary>Null when the reader may neither manage nor be that user.</summary>
    public Task<UserView?> FindAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var user = await data.Users.Include(row => row.Roles).SingleOrDefaultAsync(row => row.Id == id, token);
            if (user is null || !data.Scope.Can(Permission.ManageUsers))
                return null;
            var node = await data.Institutions.SingleAsync(row => row.Id == user.InstitutionId, token);
            var row = RowOf(data.Scope, user, node, [.. user.Roles.Select(held => held.Role)], (await SignedInAsync(data, [user], token)).Count > 0);
            var certificate = user.CertificateSealed is null ? null : Mask.Certificate(personal.OpenUserCertificate(id, user.CertificateSealed));
            var identity = await data.IdentityOf(id).Select(link => link.ProviderKey).FirstOrDefaultAsync(token);
            return row.MayManage || row.IsOwn ? new UserView(row, certificate, identity, NodeOf(data.Scope, node), user.ConcurrencyStamp) : null;
        },
        ct);

    /// <summary>Nodes where the reader grants something, by part of a name or the beginning of a code; the reader's own first where no text is given.</summary>
    public Task<List<UserNode>> NodesAsync(string? text, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var clean = TextRules.Name(text, Institution.NameLength);
            if (clean.Fault is not null)
                return [];
            var found = await data.Institutions.Matching(clean.Value).OrderBy(row => row.Name).ThenBy(row => row.Id).Take(MostNodes).ToListAsync(token);
            return found.Select(node => NodeOf(data.Scope, node)).Where(node => node.Grantable.Count > 0).ToList();
        },
        ct);

    /// <summary>The levels that the list can be narrowed to: the reader's own and those below.</summary>
    public Task<List<UserLevel>> LevelsAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => (await data.Institutions.Where(row => row.Kind != InstitutionKind.Institution).Select(row => new UserLevel(row.Id, row.Name, row.Kind)).ToListAsync(token))
            .OrderBy(level => level.Kind).ThenBy(level => level.Name, StringComparer.Ordinal).ToList(),
        ct);

    public Task<UserNode?> NodeAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.Institutions.SingleOrDefaultAsync(row => row.Id == id, token) is { } node ? NodeOf(data.Scope, node) : null, ct);

    private IQueryable<AppUser> Matching(AppDbContext data, UserFilter filter, Institution? node)
    {
        var rows = node is null ? data.Users : data.Users.Below(node);
        if (filter.Disabled is { } disabled)
            rows = rows.Where(row => row.Disabled == disabled);
        if (filter.Text is not { } text)
            return rows;
        if (MobileNumber.Check(text) is { IsValid: true } phone)
        {
            var index = personal.PhoneIndex(phone.Value);
            return rows.Where(row => row.PhoneIndex == index);
        }

        if (text.Length == TailLength && text.All(char.IsAsciiDigit))
        {
            var tail = personal.PhoneTailIndex(text);
            return rows.Where(row => row.PhoneTailIndex == tail);
        }

        var upper = text.ToUpperInvariant();
        var places = data.Institutions.Matching(text).Select(place => place.Id);
        return rows.Where(row => row.DisplayName.StartsWith(text) || row.NormalizedUserName!.StartsWith(upper) || places.Contains(row.InstitutionId));
    }

    private static IOrderedQueryable<AppUser> Ordered(AppDbContext data, IQueryable<AppUser> rows, UserFilter filter) => (filter.Sort.Column, filter.Sort.Descending) switch
    {
        (UserFilter.UserNameColumn, false) => rows.OrderBy(row => row.NormalizedUserName).ThenBy(row => row.Id),
        (UserFilter.UserNameColumn, true) => rows.OrderByDescending(row => row.NormalizedUserName).ThenBy(row => row.Id),
        (UserFilter.NodeColumn, false) => rows.OrderBy(row => data.Institutions.Single(place => place.Id == row.InstitutionId).Name).ThenBy(row => row.DisplayName).ThenBy(row => row.Id),
        (UserFilter.NodeColumn, true) => rows.OrderByDescending(row => data.Institutions.Single(place => place.Id == row.InstitutionId).Name).ThenBy(row => row.DisplayName).ThenBy(row => row.Id),
        (_, true) => rows.OrderByDescending(row => row.DisplayName).ThenBy(row => row.Id),
        _ => rows.OrderBy(row => row.DisplayName).ThenBy(row => row.Id),
    };

    /// <summary>Which of these users have a session that goes on. Callers have found out that the reader may see the users.</summary>
    private async Task<HashSet<Guid>> SignedInAsync(AppDbContext data, List<AppUser> users, CancellationToken ct)
    {
        var (now, stamps) = (clock.GetUtcNow().UtcDateTime, users.ToDictionary(user => user.Id, user => user.SecurityStamp));
        var open = await data.EverySession().Where(row => stamps.Keys.Contains(row.UserId) && row.EndedAt == null).ToListAsync(ct);
        return [.. open.Where(row => row.EndingAt(now, sessions.Value.Limits, stamps[row.UserId]) is null).Select(row => row.UserId)];
    }

    private static UserRow RowOf(AccessScope scope, AppUser user, Institution node, List<Role> roles, bool isSignedIn) => new(
        user.Id, user.UserName!, user.DisplayName, user.PhoneMasked, user.Email, node.Id, node.Name, [.. roles.Order()], user.Authentication, user.Disabled, user.PasswordHash is not null,
        scope.UserId == user.Id, scope.MayManage(user.Id, roles, node, node.Kind), isSignedIn);

    private static UserNode NodeOf(AccessScope scope, Institution node) => new(node.Id, node.Name, node.Kind, scope.GrantableBy(node, node.Kind));
}
