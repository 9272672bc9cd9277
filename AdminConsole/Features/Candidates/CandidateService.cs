using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Candidates;

/// <summary>Looks a candidate up for somebody who helps them. Who looked, by what kind of key and how much was found goes on the record; the words do not.</summary>
public sealed class CandidateService(Db db, CandidateQueries queries, TimeProvider clock)
{
    public async Task<Result<CandidateListing>> FindAsync(string typed, CancellationToken ct = default)
    {
        if (CandidateSearch.Read(typed, ShanghaiTime.Today(clock)) is not { } search)
            return Error.Field("search", TextFault);
        var found = await queries.FindAsync(search, ct);
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                if (!work.Scope.Can(Permission.FindCandidates))
                    return Task.FromResult<Result<Done>>(Error.Forbidden);
                work.Audit("candidate.find", nameof(Submission), found.Rows is [var only] ? only.Id : search.By, reason: $"{search.By}: {found.Rows.Count}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => found);
    }

    private static Phrase TextFault { get; } = new("candidate.fault.search");
}
