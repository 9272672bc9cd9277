using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>The views of the queue that a person named for themselves. Nobody else sees them.</summary>
public sealed class ViewService(Db db)
{
    public Task<IReadOnlyList<ViewRow>> ListAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<ViewRow>>(
        async (data, token) => await data.SavedViews.Where(row => row.UserId == data.ScopeUserId).OrderBy(row => row.SavedAt).ThenBy(row => row.Id).Select(row => new ViewRow(row.Id, row.Name, row.Query)).ToListAsync(token), ct);

    /// <param name="name">What its owner calls it.</param>
    /// <param name="query">A filter as the address writes it; what makes no sense in it falls back to the default, as it does there.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<Guid>> SaveAsync(string name, string query, CancellationToken ct = default)
    {
        var text = TextRules.Name(name, SavedView.NameLength);
        if (text.Fault is { } fault)
            return Task.FromResult<Result<Guid>>(Error.Field("name", fault));
        if (ApprovalPolicy.VisibleLength(text.Value) == 0)
            return Task.FromResult<Result<Guid>>(Error.Field("name", new Phrase("review.view_name_missing")));
        return db.WriteAsync<Guid>(
            async work =>
            {
                if (work.Scope.UserId is not { } me)
                    return Error.Forbidden;
                var names = await work.Data.SavedViews.Where(row => row.UserId == me).Select(row => row.Name).ToListAsync(work.Cancellation);
                if (names.Contains(text.Value, StringComparer.Ordinal))
                    return Error.Field("name", new Phrase("error.view_name_taken"));
                if (names.Count >= SavedView.MostOfOne)
                    return ReviewErrors.TooManyViews;
                var view = new SavedView { Id = Guid.CreateVersion7(), UserId = me, Name = text.Value, Query = Clean(query), SavedAt = work.Now };
                work.Data.SavedViews.Add(view);
                return view.Id;
            },
            ct);
    }

    public Task<Result<Done>> RemoveAsync(Guid id, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (await work.Data.SavedViews.SingleOrDefaultAsync(row => row.Id == id && row.UserId == work.Scope.UserId, work.Cancellation) is { } view)
                work.Data.SavedViews.Remove(view);
            return Done.Yes;
        },
        ct);

    private static string Clean(string query) => ReviewQueueFilter.Parse(query).AsView().ToQuery();
}

/// <param name="Query">Empty for the default view.</param>
public sealed record ViewRow(Guid Id, string Name, string Query);
