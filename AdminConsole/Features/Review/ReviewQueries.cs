using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>
/// Reads of the queue. The scope's equality comes from the context, the filter's equalities and the order from here; in that sequence an index serves them
/// (docs/decisions/004-scope-columns.md).
/// </summary>
public sealed class ReviewQueries(Db db, PersonalData personal, SearchKeywords keywords, TimeProvider clock, SteadyClock steady)
{
    private const int MostSuggestions = 20, MostMerged = 2_000;

    /// <summary>One page with the counts of every state and preset. A page past the end gives the last one.</summary>
    /// <param name="filter">What to show.</param>
    /// <param name="known">A list that is up to date: what both have in common is taken from it and not asked again.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ReviewQueueList> PageAsync(ReviewQueueFilter filter, ReviewQueueList? known = null, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            known = known is not null && IsAlike(known.Filter, filter) ? known : null;
            var criteria = await ResolveAsync(data, filter, known?.SeasonId, token);
            if (criteria is null)
                return new ReviewQueueList(filter with { Page = 1 }, [], ReviewCounts.None, 0, null, KeywordExpired: false);
            var counts = known?.Counts ?? await CountAsync(data, criteria, token);
            var total = counts.Of(filter);
            var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + filter.Size - 1) / filter.Size));
            var rows = await ReadAsync(data, criteria, filter, counts, (page - 1) * filter.Size, total, token);
            return new ReviewQueueList(filter with { Page = page }, [.. rows.Select(row => row.ToRow())], counts, total, criteria.SeasonId, criteria.KeywordExpired);
        },
        ct);

    /// <summary>The rows with these ids as they are now, whatever the filter; those out of scope are left out.</summary>
    public Task<IReadOnlyList<ReviewQueueRow>> RowsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => (IReadOnlyList<ReviewQueueRow>)[.. (await Project(data, data.Submissions.Where(row => data.Scope.Can(Permission.ViewReviewQueue) && ids.Contains(row.Id))).ToListAsync(token)).Select(row => row.ToRow())], ct);

    /// <summary>The counts alone, for when marks changed and the rows did not.</summary>
    public Task<ReviewCounts> CountsAsync(ReviewQueueFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await ResolveAsync(data, filter, null, token) is { } criteria ? await CountAsync(data, criteria, token) : ReviewCounts.None, ct);

    /// <summary>The newest rows of the filter, without the counts that a list shows beside them.</summary>
    public Task<IReadOnlyList<ReviewQueueRow>> NewestAsync(ReviewQueueFilter filter, int most, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<ReviewQueueRow>>(
        async (data, token) => await ResolveAsync(data, filter, null, token) is { } criteria
            ? [.. (await Project(data, Ordered(Shown(data, criteria, filter), ReviewOrder.SubmittedAt, descending: true).Take(most)).ToListAsync(token)).Select(row => row.ToRow())]
            : [],
        ct);

    /// <summary>How many rows the filter matches on all pages.</summary>
    public Task<int> CountAsync(ReviewQueueFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await ResolveAsync(data, filter, null, token) is { } criteria ? await Shown(data, criteria, filter).CountAsync(token) : 0, ct);

    /// <summary>The filings that wait in the list, in its order.</summary>
    public Task<IReadOnlyList<Guid>> WaitingIdsAsync(ReviewQueueFilter filter, int most, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<Guid>>(
        async (data, token) => filter.Includes(SubmissionState.Pending) && await ResolveAsync(data, filter, null, token) is { } criteria
            ? await Ordered(Shown(data, criteria, filter with { State = SubmissionState.Pending }), filter.Order, filter.Descending).Take(most).Select(row => row.Id).ToListAsync(token)
            : [],
        ct);

    /// <summary>What a batch names of its filings, in the order asked; those out of scope are left out.</summary>
    internal static async Task<IReadOnlyList<BulkRow>> StandingsAsync(AppDbContext data, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var rows = await data.Submissions.Where(row => ids.Contains(row.Id)).Select(row => new BulkRow(row.Id, row.Number, row.PersonName, row.Version)).ToDictionaryAsync(row => row.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    /// <summary>Hands every row of the filter to <paramref name="read"/>, in the list's order, while they come from the database.</summary>
    public Task<T> AllAsync<T>(ReviewQueueFilter filter, int most, Func<IAsyncEnumerable<ReviewQueueRow>, Task<T>> read, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var criteria = await ResolveAsync(data, filter, null, token);
            return await read(criteria is null ? AsyncEnumerable.Empty<ReviewQueueRow>() : Project(data, Ordered(Shown(data, criteria, filter), filter.Order, filter.Descending).Take(most)).AsAsyncEnumerable().Select(row => row.ToRow()));
        },
        ct);

    /// <summary>
    /// The pending filing that follows one just decided, in the filter and order of the list it was opened from; from the top again when none follows, null
    /// when none is left. What is put aside or in another's hands is passed by.
    /// </summary>
    public Task<Guid?> NextAsync(ReviewQueueFilter filter, ReviewPlace place, NextMode mode = NextMode.InOrder, CancellationToken ct = default) => db.ReadAsync<Guid?>(
        async (data, token) =>
        {
            if (!filter.Includes(SubmissionState.Pending) || await ResolveAsync(data, filter, null, token) is not { } criteria)
                return null;
            var pending = Waiting(data, Shown(data, criteria, filter with { State = SubmissionState.Pending }).Where(row => row.Id != place.Id));
            if (mode == NextMode.DueFirst && await data.ReviewHolds.Join(pending, hold => hold.SubmissionId, row => row.Id, (hold, _) => hold).OrderBy(hold => hold.Until).ThenBy(hold => hold.SubmissionId).Select(hold => (Guid?)hold.SubmissionId).FirstOrDefaultAsync(token) is { } due)
                return due;
            if (mode is NextMode.Oldest or NextMode.DueFirst)
                return await Ordered(pending, ReviewOrder.SubmittedAt, descending: false).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(token);
            if (mode == NextMode.Red)
                pending = pending.Where(row => row.WorstMark == CheckResult.Red);
            var following = await Ordered(After(pending, place, filter.Order, filter.Descending), filter.Order, filter.Descending).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(token);
            return following ?? await Ordered(pending, filter.Order, filter.Descending).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(token);
        },
        ct);

    public Task<IReadOnlyList<ReviewSeason>> SeasonsAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<ReviewSeason>>(
        async (data, token) => await data.Seasons.OrderByDescending(season => season.Id).Select(season => new ReviewSeason(season.Id, season.Name, season.Deadline, season.ReturnReasons)).ToListAsync(token), ct);

    /// <summary>Institutions of the scope whose name holds the text, for choosing one.</summary>
    public Task<IReadOnlyList<NodeChoice>> InstitutionsAsync(string text, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<NodeChoice>>(
        async (data, token) => await data.Institutions.Where(node => node.Kind == InstitutionKind.Institution && node.Name.Contains(text)).OrderBy(node => node.Name).ThenBy(node => node.Id)
            .Take(MostSuggestions).Select(node => new NodeChoice(node.Id, node.Name)).ToListAsync(token),
        ct);

    /// <summary>The institution's name; null when it lies out of scope.</summary>
    public Task<string?> InstitutionNameAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.Institutions.Where(node => node.Id == id).Select(node => node.Name).FirstOrDefaultAsync(token), ct);

    /// <summary>Whether lists of this scope name the institution of each row.</summary>
    public static bool HasSeveralInstitutions(AccessScope scope) => scope.Kind != ScopeKind.Institution;

    /// <summary>Whether both choose from the same filings, whichever of them they show.</summary>
    private static bool IsAlike(ReviewQueueFilter one, ReviewQueueFilter other) => (one.Season, one.Institution, one.Straight, one.Reason, one.Number, one.Keyword) == (other.Season, other.Institution, other.Straight, other.Reason, other.Number, other.Keyword);

    /// <summary>Turns what the filter stands for into values to compare with. Null = there is no season, hence no filing, or the person reviews nothing.</summary>
    private async Task<Criteria?> ResolveAsync(AppDbContext data, ReviewQueueFilter filter, string? knownSeason, CancellationToken ct)
    {
        if (!data.Scope.Can(Permission.ViewReviewQueue))
            return null;
        if (await data.SeasonAsync(knownSeason ?? filter.Season, ShanghaiTime.Today(clock), ct) is not { } season)
            return null;
        var keyword = filter.Keyword is { } id ? keywords.Find(data.Scope.UserId ?? Guid.Empty, id) : null;
        var documents = keyword is not null && IsDocumentNumber(keyword) ? Codes.DocumentTypes.Entries.Select(type => personal.PersonIndex(type.Code, IdentifierText.Normalise(keyword))).ToList() : null;
        var node = filter.Institution is { } nodeId ? await data.Institutions.SingleOrDefaultAsync(row => row.Id == nodeId, ct) : null;
        return new Criteria(
            season.Id, season.Deadline, node, filter.Straight, filter.Reason, WholeNumber(filter.Number, season.Id), documents is null ? keyword : null, documents, filter.Keyword is not null && keyword is null)
        {
            IsStrange = filter.Institution is not null && node is null,
        };
    }

    /// <summary>A name has no digits, a document number of whatever kind has.</summary>
    private static bool IsDocumentNumber(string keyword) => keyword.Any(char.IsDigit);

    private static string? WholeNumber(string? number, string seasonId) => number is null || number.Contains('-', StringComparison.Ordinal) ? number : $"{seasonId}-{number.PadLeft(6, '0')}";

    private static IQueryable<Submission> Matching(AppDbContext data, Criteria criteria)
    {
        var rows = data.Submissions.Where(row => row.SeasonId == criteria.SeasonId);
        if (criteria.KeywordExpired || criteria.IsStrange)
            return rows.Where(row => false);
        if (criteria.Node is { } node)
            rows = rows.Below(node);
        if (criteria.Straight)
            rows = rows.StraightUnder(data.Scope);
        if (criteria.Reason is { } reason)
            rows = rows.Where(Submission.IsReturnedFor(reason));
        if (criteria.Number is { } number)
            rows = rows.Where(row => row.Number == number);
        if (criteria.Name is { } name)
            rows = rows.Where(row => row.PersonName.Contains(name));
        if (criteria.Documents is { } documents)
            rows = rows.Where(row => documents.Contains(row.PersonIndex));
        return rows;
    }

    private IQueryable<Submission> Shown(AppDbContext data, Criteria criteria, ReviewQueueFilter filter)
    {
        var rows = Matching(data, criteria);
        if (filter.State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }
        else if (filter.Stage is { } stage)
        {
            var states = stage.States();
            rows = rows.Where(row => states.Contains(row.State));
        }

        return filter.Preset switch
        {
            QueuePreset.Due => Due(data, criteria, rows),
            QueuePreset.Held => Held(data, rows),
            QueuePreset.Mine => Mine(data, rows),
            _ => rows.Where(QueuePresets.Of(filter.Preset)!),
        };
    }

    /// <summary>By ids, of which there are few: the walk through all that the scope holds would be long.</summary>
    private IQueryable<Submission> Due(AppDbContext data, Criteria criteria, IQueryable<Submission> rows)
    {
        var soon = ShanghaiTime.Today(clock).AddDays(QueuePresets.DueDays);
        var waiting = rows.Where(row => row.State == SubmissionState.Pending);
        if (criteria.Deadline <= soon)
            return waiting;
        var held = data.ReviewHolds.Where(hold => hold.Until <= soon).Select(hold => hold.SubmissionId);
        return waiting.Where(row => held.Contains(row.Id));
    }

    private static IQueryable<Submission> Held(AppDbContext data, IQueryable<Submission> rows)
    {
        var held = data.ReviewHolds.Select(hold => hold.SubmissionId);
        return rows.Where(row => row.State == SubmissionState.Pending && held.Contains(row.Id));
    }

    private IQueryable<Submission> Mine(AppDbContext data, IQueryable<Submission> rows)
    {
        var (now, me) = (steady.UtcNow, data.Scope.UserId);
        var mine = data.ReviewClaims.Where(claim => claim.HolderId == me && claim.Until > now).Select(claim => claim.SubmissionId)
            .Concat(data.ReviewHolds.Where(hold => hold.HeldBy == me).Select(hold => hold.SubmissionId));
        return rows.Where(row => row.State == SubmissionState.Pending && mine.Contains(row.Id));
    }

    /// <summary>A whole scope's numbers are kept, and those of a level below it; those of a narrower question are counted.</summary>
    private async Task<ReviewCounts> CountAsync(AppDbContext data, Criteria criteria, CancellationToken ct)
    {
        var rows = Matching(data, criteria);
        var states = criteria.TakesAll ? await data.CountAsync(criteria.SeasonId, ct)
            : criteria.IsKept(data.Scope) ? await Kept(data, criteria).AddedUpAsync(ct)
            : await rows.CountedAsync(ct);
        var byState = states.ToDictionary(row => row.State, row => row.Counts);
        var soon = ShanghaiTime.Today(clock).AddDays(QueuePresets.DueDays);
        var held = await data.ReviewHolds.Join(rows.Where(row => row.State == SubmissionState.Pending), hold => hold.SubmissionId, row => row.Id, (hold, _) => hold)
            .GroupBy(_ => 1).Select(group => new { All = group.Count(), Soon = group.Count(hold => hold.Until <= soon) }).FirstOrDefaultAsync(ct);
        var due = criteria.Deadline <= soon ? byState.GetValueOrDefault(SubmissionState.Pending)?.Total ?? 0 : held?.Soon ?? 0;
        return new ReviewCounts(byState, due, held?.All ?? 0, await Mine(data, rows).CountAsync(ct));
    }

    private static IQueryable<SubmissionCount> Kept(AppDbContext data, Criteria criteria)
    {
        var kept = data.SubmissionCounts.Where(row => row.SeasonId == criteria.SeasonId);
        if (criteria.Node is { } node)
            kept = kept.Below(node);
        return criteria.Straight ? kept.Where(row => row.InstitutionId == data.Scope.NodeId) : kept;
    }

    /// <summary>The rows of one page. The walk there starts from the nearer end, so that the last page costs what the first does.</summary>
    private async Task<List<QueuedRow>> ReadAsync(AppDbContext data, Criteria criteria, ReviewQueueFilter filter, ReviewCounts counts, int skip, int total, CancellationToken ct)
    {
        var take = Math.Min(filter.Size, total - skip);
        if (take <= 0)
            return [];
        var backwards = skip > total / 2;
        var (descending, from) = (filter.Descending != backwards, backwards ? total - skip - take : skip);
        var inTime = filter.Order == ReviewOrder.SubmittedAt && from + take <= MostMerged;
        var shown = filter.State is { } one ? [one] : counts.States.Where(filter.Includes).ToList();
        if (inTime && shown is [var state] && criteria.TakesAll && QueuePresets.Of(filter.Preset) is not null)
        {
            var page = await QueuedRowQueries.PageOf(
                data, HasSeveralInstitutions(data.Scope), criteria.SeasonId, state, filter.Preset, descending, from, take).ToListAsync(ct);
            if (backwards)
                page.Reverse();
            return page;
        }

        // The ids first, then the rows they belong to: so the walk stays inside the index.
        var ids = inTime && shown.Count > 1
            ? Merge(shown.Select(state => Shown(data, criteria, filter with { State = state })), descending, from, take)
            : Ordered(Shown(data, criteria, filter), filter.Order, descending).Skip(from).Take(take).Select(row => row.Id);
        return await Project(data, Ordered(ids.Join(data.Submissions, id => id, row => row.Id, (id, row) => row), filter.Order, filter.Descending)).ToListAsync(ct);
    }

    /// <summary>
    /// The page of all states together. The indexes are ordered within one state each, so the first rows of every state are taken in order and merged; one
    /// ORDER BY over all states would sort everything the scope holds.
    /// </summary>
    /// <param name="states">The rows of each state.</param>
    /// <param name="descending">Newest first.</param>
    /// <param name="from">Rows to pass over.</param>
    /// <param name="take">Rows to read.</param>
    private static IQueryable<Guid> Merge(IEnumerable<IQueryable<Submission>> states, bool descending, int from, int take)
    {
        var firsts = states.Select(rows => Ordered(rows, ReviewOrder.SubmittedAt, descending).Take(from + take).Select(row => new { row.SubmittedAt, row.Id }))
            .Aggregate((one, other) => one.Concat(other));
        var merged = descending ? firsts.OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Id) : firsts.OrderBy(row => row.SubmittedAt).ThenBy(row => row.Id);
        return merged.Skip(from).Take(take).Select(row => row.Id);
    }

    /// <summary>Neither put aside beyond today nor in another's hands.</summary>
    private IQueryable<Submission> Waiting(AppDbContext data, IQueryable<Submission> rows)
    {
        var (today, now, me) = (ShanghaiTime.Today(clock), steady.UtcNow, data.Scope.UserId);
        return rows.Where(row => !data.ReviewHolds.Any(hold => hold.SubmissionId == row.Id && hold.Until > today) && !data.ReviewClaims.Any(claim => claim.SubmissionId == row.Id && claim.Until > now && claim.HolderId != me));
    }

    private static IQueryable<Submission> Ordered(IQueryable<Submission> rows, ReviewOrder order, bool descending) => (order, descending) switch
    {
        (ReviewOrder.Name, false) => rows.OrderBy(row => row.PersonName).ThenBy(row => row.Id),
        (ReviewOrder.Name, true) => rows.OrderByDescending(row => row.PersonName).ThenByDescending(row => row.Id),
        (ReviewOrder.Months, false) => rows.OrderBy(row => row.TotalMonths).ThenBy(row => row.Id),
        (ReviewOrder.Months, true) => rows.OrderByDescending(row => row.TotalMonths).ThenByDescending(row => row.Id),
        (_, false) => rows.OrderBy(row => row.SubmittedAt).ThenBy(row => row.Id),
        (_, true) => rows.OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Id),
    };

    /// <summary>The rows that stand behind the place in this order.</summary>
    private static IQueryable<Submission> After(IQueryable<Submission> rows, ReviewPlace place, ReviewOrder order, bool descending) => (order, descending) switch
    {
        (ReviewOrder.Name, false) => rows.Where(row => string.Compare(row.PersonName, place.PersonName) > 0 || row.PersonName == place.PersonName && row.Id > place.Id),
        (ReviewOrder.Name, true) => rows.Where(row => string.Compare(row.PersonName, place.PersonName) < 0 || row.PersonName == place.PersonName && row.Id < place.Id),
        (ReviewOrder.Months, false) => rows.Where(row => row.TotalMonths > place.TotalMonths || row.TotalMonths == place.TotalMonths && row.Id > place.Id),
        (ReviewOrder.Months, true) => rows.Where(row => row.TotalMonths < place.TotalMonths || row.TotalMonths == place.TotalMonths && row.Id < place.Id),
        (_, false) => rows.Where(row => row.SubmittedAt >= place.SubmittedAt && (row.SubmittedAt > place.SubmittedAt || row.Id > place.Id)),
        (_, true) => rows.Where(row => row.SubmittedAt <= place.SubmittedAt && (row.SubmittedAt < place.SubmittedAt || row.Id < place.Id)),
    };

    private static IQueryable<QueuedRow> Project(AppDbContext data, IQueryable<Submission> rows) => QueuedRowQueries.Of(data, HasSeveralInstitutions(data.Scope), rows);

    /// <summary>What a filter's values stand for in the database.</summary>
    /// <param name="Node">Whose filings, with those below.</param>
    /// <param name="Straight">Only institutions straight under the reader's node.</param>
    /// <param name="Reason">Returned for it.</param>
    /// <param name="Name">Part of the person's name.</param>
    /// <param name="Documents">Digests of the document number, one for each type it may be of.</param>
    private sealed record Criteria(string SeasonId, DateOnly Deadline, Institution? Node, bool Straight, string? Reason, string? Number, string? Name, List<byte[]>? Documents, bool KeywordExpired)
    {
        /// <summary>The node lies out of the reader's sight.</summary>
        public bool IsStrange { get; init; }

        /// <summary>Nothing but the season is asked.</summary>
        public bool TakesAll => this is { IsStrange: false, Node: null, Straight: false, Reason: null, Number: null, Name: null, Documents: null, KeywordExpired: false };

        /// <summary>Nothing but a part of the tree is asked that counts are kept of.</summary>
        public bool IsKept(AccessScope scope) =>
            scope.Kind != ScopeKind.Institution && this is { IsStrange: false, Node: null or { Kind: not InstitutionKind.Institution }, Reason: null, Number: null, Name: null, Documents: null, KeywordExpired: false };
    }
}
