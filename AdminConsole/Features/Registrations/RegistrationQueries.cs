using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Scans;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Registrations;

public sealed class RegistrationQueries(Db db, PersonalData personal)
{
    /// <summary>One page, the oldest first: whoever waits longest is next. A page past the end is the last one.</summary>
    public Task<RegistrationListing> PageAsync(RegistrationFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var matching = Matching(data, filter);
            var counts = await matching.GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, token);
            if (filter.State is { } state)
                matching = matching.Where(row => row.State == state);
            var total = filter.State is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + RegistrationFilter.Size - 1) / RegistrationFilter.Size));
            var ordered = filter.State == RegistrationState.Pending ? matching.OrderBy(row => row.SubmittedAt) : matching.OrderByDescending(row => row.SubmittedAt);
            var rows = await ordered.ThenBy(row => row.Id).Skip((page - 1) * RegistrationFilter.Size).Take(RegistrationFilter.Size)
                .Select(row => new RegistrationRow(row.Id, row.Name, row.Code, row.State, row.SubmittedAt, row.DecidedBy, row.DecidedAt, 0)).ToListAsync(token);
            return new RegistrationListing(filter with { Page = page }, await WithDuplicatesAsync(data, rows, token), total, counts);
        },
        ct);

    /// <summary>How many applications wait, and since when the first of them does.</summary>
    public Task<Waiting> WaitingAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var waiting = Matching(data, RegistrationFilter.Default).Where(row => row.State == RegistrationFilter.Default.State);
            return new Waiting(await waiting.CountAsync(token), await waiting.MinAsync(row => (DateTime?)row.SubmittedAt, token));
        },
        ct);

    /// <summary>Null when there is none in the reader's scope.</summary>
    /// <param name="id">The application.</param>
    /// <param name="nameOf">What a scan of a kind is called.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<RegistrationView?> FindAsync(Guid id, Func<ScanKind, string> nameOf, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var row = await data.Registrations.SingleOrDefaultAsync(entry => entry.Id == id, token);
            if (row is null)
                return null;
            var mayReview = await RegistrationReviewService.MayReviewAsync(data, row, token);
            var scans = await data.Scans.Where(scan => scan.ParentId == id).ToListAsync(token);
            return new RegistrationView(
                row.Id, row.Version, row.Content, row.PhoneMasked, row.State, row.AppliedAt, row.SubmittedAt, row.Note, row.DecidedBy, row.DecidedAt, row.NodeId, row.Account, row.CodeShownAt,
                await DuplicatesAsync(data, row, token),
                [.. scans.OrderBy(scan => scan.Kind).Select(scan => ScanPicture.Of(scan) with { Name = nameOf(scan.Kind) })],
                mayReview && row.State == RegistrationState.Pending,
                mayReview && row.State == RegistrationState.Approved && row.CodeShownAt is not null);
        },
        ct);

    /// <summary>The application as its printed form has it, the phone whole; the print is on the record.</summary>
    public async Task<(RegistrationContent Content, string Phone)?> PrintAsync(Guid id, CancellationToken ct = default)
    {
        var printed = await db.WriteAsync<(RegistrationContent, string)>(
            async work =>
            {
                var row = await work.Data.Registrations.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, work.Cancellation);
                if (row is null)
                    return Error.NotFound;
                if (!await RegistrationReviewService.MayReviewAsync(work.Data, row, work.Cancellation))
                    return Error.Forbidden;
                work.Audit("registration.print", nameof(Registration), id);
                return (row.Content, personal.OpenRegistrationPhone(id, row.PhoneSealed));
            },
            ct);
        return printed.IsOk ? printed.Value : null;
    }

    /// <summary>The levels that a new node may report to: the reader's own and those below.</summary>
    public Task<List<ReportingLevel>> LevelsAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => (await data.Institutions.Where(row => row.Kind != InstitutionKind.Institution).Select(row => new ReportingLevel(row.Id, row.Name, row.Kind)).ToListAsync(token))
            .OrderBy(level => level.Kind).ThenBy(level => level.Name, StringComparer.Ordinal).ToList(),
        ct);

    /// <summary>The sites, and which of them review their own area's applications. Empty for whoever may not settle it.</summary>
    public Task<List<SiteDelegation>> DelegationsAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => data.Scope.Can(Permission.DelegateRegistrations)
            ? await data.Institutions.Where(row => row.Kind == InstitutionKind.Site).OrderBy(row => row.Name)
                .Select(row => new SiteDelegation(row.Id, row.Name, data.RegistrationDelegations.Any(delegation => delegation.InstitutionId == row.Id))).ToListAsync(token)
            : [],
        ct);

    private static IQueryable<Registration> Matching(AppDbContext data, RegistrationFilter filter)
    {
        if (filter.Text is not { } text)
            return data.Registrations;
        var code = IdentifierText.Normalise(text);
        return data.Registrations.Where(row => row.Name.Contains(text) || row.Code.StartsWith(code));
    }

    /// <summary>How many nodes each waiting application may be already; one query for the page.</summary>
    private static async Task<IReadOnlyList<RegistrationRow>> WithDuplicatesAsync(AppDbContext data, List<RegistrationRow> rows, CancellationToken ct)
    {
        var waiting = rows.Where(row => row.State == RegistrationState.Pending).ToList();
        if (waiting.Count == 0)
            return rows;
        var known = await Institutions(data).Known(waiting.Select(row => row.Code), waiting.Select(row => row.Name)).Select(node => new { node.Code, node.SearchText }).ToListAsync(ct);
        return [.. rows.Select(row => row.State == RegistrationState.Pending
            ? row with { Duplicates = known.Count(node => node.Code == row.Code || node.SearchText.Contains(InstitutionNames.WholeKey(row.Name), StringComparison.Ordinal)) }
            : row)];
    }

    /// <summary>Same code, or the same name, which the library has under its present or a former one.</summary>
    private static async Task<List<RegistrationDuplicate>> DuplicatesAsync(AppDbContext data, Registration row, CancellationToken ct)
    {
        var known = await Institutions(data).Known([row.Code], [row.Name])
            .Select(node => new { node.Id, node.Name, node.Code, node.CategoryCode, node.SearchText, HasAccount = data.InstitutionAccounts.Any(account => account.InstitutionId == node.Id && account.BusinessCode == null) })
            .ToListAsync(ct);
        return [.. known
            .Select(node => new RegistrationDuplicate(
                node.Id, node.Name, node.Code, node.CategoryCode, node.Code == row.Code, InstitutionNames.Same(node.Name, row.Name),
                !InstitutionNames.Same(node.Name, row.Name) && node.SearchText.Contains(InstitutionNames.WholeKey(row.Name), StringComparison.Ordinal), node.HasAccount))
            .OrderByDescending(node => node.SameCode).ThenBy(node => node.Name, StringComparer.Ordinal)];
    }

    private static IQueryable<Institution> Institutions(AppDbContext data) => data.Institutions.Where(node => node.Kind == InstitutionKind.Institution);
}
