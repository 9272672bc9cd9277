using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions.ChangeRequests;

public sealed class ChangeRequestQueries(Db db)
{
    /// <summary>Requests of the nodes below the reader's own: what waits oldest first, what is done newest first. A page past the end is the last one.</summary>
    public Task<ChangeRequestListing> PageAsync(ChangeRequestFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var below = Below(data);
            var waiting = await below.CountAsync(row => row.State == ChangeRequestState.Waiting, token);
            var matching = filter.State is { } state ? below.Where(row => row.State == state) : below;
            var total = filter.State == ChangeRequestState.Waiting ? waiting : await matching.CountAsync(token);
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + filter.Size - 1) / filter.Size));
            var ordered = filter.State == ChangeRequestState.Waiting ? matching.OrderBy(row => row.RequestedAt).ThenBy(row => row.Id) : matching.OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id);
            return new ChangeRequestListing(filter with { Page = page }, await RowsAsync(data, ordered.Skip((page - 1) * filter.Size).Take(filter.Size), token), total, waiting);
        },
        ct);

    /// <summary>All that one node asked for, newest first.</summary>
    public Task<IReadOnlyList<ChangeRequestRow>> OfAsync(Guid institutionId, CancellationToken ct = default) =>
        db.ReadAsync((data, token) => RowsAsync(data, data.ChangeRequests.Where(row => row.InstitutionId == institutionId).OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id), token), ct);

    /// <summary>What waits: requests from below for the reader's answer, and the reader's own for an answer from above; of each how many, and since when the first does.</summary>
    public Task<(Waiting Below, Waiting Own)> WaitingAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => (await WaitingAsync(Below(data), token), await WaitingAsync(data.ChangeRequests.Where(row => row.InstitutionId == data.Scope.NodeId), token)), ct);

    private static IQueryable<ChangeRequest> Below(AppDbContext data) => data.ChangeRequests.Where(row => row.InstitutionId != data.Scope.NodeId);

    private static async Task<Waiting> WaitingAsync(IQueryable<ChangeRequest> rows, CancellationToken ct)
    {
        var waiting = rows.Where(row => row.State == ChangeRequestState.Waiting);
        return new Waiting(await waiting.CountAsync(ct), await waiting.MinAsync(row => (DateTime?)row.RequestedAt, ct));
    }

    private static async Task<IReadOnlyList<ChangeRequestRow>> RowsAsync(AppDbContext data, IQueryable<ChangeRequest> requests, CancellationToken ct)
    {
        var rows = await requests.Select(row => new
        {
            Request = row,
            Name = data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => node.Name).First(),
            Scans = data.Scans.Count(scan => scan.Kind == ScanKind.ChangeRequest && scan.ParentId == row.Id),
        }).ToListAsync(ct);
        return [.. rows.Select(row => RowOf(row.Request, row.Name, row.Scans, data.Scope))];
    }

    private static ChangeRequestRow RowOf(ChangeRequest row, string name, int scans, AccessScope scope)
    {
        var waits = row.State == ChangeRequestState.Waiting;
        return new ChangeRequestRow(
            row.Id, row.InstitutionId, name, row.Subject, row.CurrentValue, row.Proposal, row.Reason, row.State, row.RequestedBy, row.RequestedAt, row.AnsweredBy, row.AnsweredAt, row.Answer, scans,
            waits && scope.Can(Permission.AnswerChangeRequests, row), waits && scope.Can(Permission.RequestChanges, row));
    }
}
