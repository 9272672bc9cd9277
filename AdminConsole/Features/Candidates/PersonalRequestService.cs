using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Candidates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Candidates;

/// <summary>Writes down what a candidate asked about their own data, and what was answered (PD-07).</summary>
public sealed class PersonalRequestService(Db db, TimeProvider clock)
{
    /// <param name="submissionId">One of the person's filings.</param>
    /// <param name="input">As typed.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<Done>> AddAsync(Guid submissionId, PersonalRequestInput input, CancellationToken ct = default)
    {
        var check = input.Check(ShanghaiTime.Today(clock));
        if (!check.IsOk)
            return check.Error;
        return await db.WriteAsync<Done>(
            async work =>
            {
                if (!work.Scope.Can(Permission.AnswerPersonalRequests))
                    return Error.Forbidden;
                if (await work.Data.Submissions.Where(row => row.Id == submissionId).Select(row => row.PersonIndex).SingleOrDefaultAsync(work.Cancellation) is not { } person)
                    return Error.NotFound;
                var request = new PersonalRequest
                {
                    Id = Guid.CreateVersion7(),
                    PersonIndex = person,
                    Kind = input.Kind,
                    ReceivedOn = check.Value.ReceivedOn,
                    Text = check.Value.Text,
                    RecordedAt = work.Now,
                    RecordedBy = work.Data.ScopeUserId,
                    RecordedByName = work.Scope.DisplayName,
                };
                work.Data.Add(request);
                work.Audit("candidate.request", nameof(PersonalRequest), request.Id, request.Kind.ToString());
                return Done.Yes;
            },
            ct);
    }

    public async Task<Result<Done>> AnswerAsync(Guid id, Guid version, PersonalAnswerInput input, CancellationToken ct = default)
    {
        var check = input.Check();
        if (!check.IsOk)
            return check.Error;
        return await db.WriteAsync<Done>(
            async work =>
            {
                if (!work.Scope.Can(Permission.AnswerPersonalRequests))
                    return Error.Forbidden;
                if (await work.Data.PersonalRequests.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation) is not { } request)
                    return Error.NotFound;
                if (request.Version != version)
                    return Error.VersionConflict;
                var decided = request.Decide(check.Value.Fulfilled, check.Value.Answer, work.Scope.DisplayName, work.Now);
                if (decided.IsOk)
                    work.Audit("candidate.answer-request", nameof(PersonalRequest), id, request.State.ToString());
                return decided;
            },
            ct);
    }
}
