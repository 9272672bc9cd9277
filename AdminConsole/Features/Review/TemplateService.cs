using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>Sentences that reviewers type often, a person's own and the node's. Everybody who decides there may change the node's.</summary>
public sealed class TemplateService(Db db)
{
    public Task<Result<Guid>> AddAsync(string text, bool shared, CancellationToken ct = default) => WriteAsync<Guid>(
        text,
        async (work, clean) =>
        {
            var node = await work.Data.Institutions.SingleAsync(row => row.Id == work.Scope.NodeId, work.Cancellation);
            var me = work.Scope.UserId;
            if (await work.Data.ReasonTemplates.CountAsync(row => row.InstitutionId == node.Id && row.UserId == (shared ? null : me), work.Cancellation) >= ReasonTemplate.MostOfOne)
                return ReviewErrors.TooManyTemplates;
            IOwned owner = node;
            var row = new ReasonTemplate
            {
                Id = Guid.CreateVersion7(),
                DistrictId = owner.DistrictId,
                SiteId = owner.SiteId,
                PointId = owner.PointId,
                InstitutionId = owner.InstitutionId,
                UserId = shared ? null : me,
                Text = clean,
                CreatedAt = work.Now,
            };
            work.Data.ReasonTemplates.Add(row);
            work.Audit("template.add", nameof(ReasonTemplate), row.Id);
            return row.Id;
        },
        ct);

    public Task<Result<Done>> ChangeAsync(Guid id, string text, CancellationToken ct = default) => WriteAsync<Done>(
        text,
        async (work, clean) =>
        {
            if (await FindAsync(work, id) is not { } row)
                return Error.NotFound;
            row.Text = clean;
            work.Audit("template.change", nameof(ReasonTemplate), id);
            return Done.Yes;
        },
        ct);

    public Task<Result<Done>> RemoveAsync(Guid id, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (!work.Scope.Can(Permission.DecideSubmission))
                return Error.Forbidden;
            if (await FindAsync(work, id) is not { } row)
                return Error.NotFound;
            work.Data.ReasonTemplates.Remove(row);
            work.Audit("template.remove", nameof(ReasonTemplate), id);
            return Done.Yes;
        },
        ct);

    private Task<Result<T>> WriteAsync<T>(string text, Func<Work, string, Task<Result<T>>> act, CancellationToken ct)
    {
        var clean = TextRules.FreeText(text, ReasonTemplate.TextLength);
        if (clean.Fault is { } fault)
            return Task.FromResult<Result<T>>(Error.Field("text", fault));
        if (ApprovalPolicy.VisibleLength(clean.Value) == 0)
            return Task.FromResult<Result<T>>(Error.Field("text", new Phrase("decision.template_missing")));
        return db.WriteAsync<T>(async work => work.Scope.Can(Permission.DecideSubmission) ? await act(work, clean.Value) : Error.Forbidden, ct);
    }

    /// <summary>The person's own, or their node's; nobody else's.</summary>
    private static Task<ReasonTemplate?> FindAsync(Work work, Guid id) => work.Data.ReasonTemplates.SingleOrDefaultAsync(
        row => row.Id == id && row.InstitutionId == work.Scope.NodeId && (row.UserId == null || row.UserId == work.Scope.UserId), work.Cancellation);
}
