using System.Collections.Concurrent;
using System.Linq.Expressions;
using AdminConsole.Data;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace AdminConsole.Features.Review;

/// <summary>How <see cref="QueuedRow"/> is read.</summary>
internal static class QueuedRowQueries
{
    /// <summary>Institutions are named only where the list has several.</summary>
    private static readonly Expression<Func<AppDbContext, bool, Submission, QueuedRow>> Projection = (data, named, row) => new QueuedRow(
        row.Id, row.Number, row.PersonName, row.DocumentMasked, named ? data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => node.Name).FirstOrDefault() : null,
        row.ExamLevel, row.ExamCategory, row.State, row.WorstMark == CheckResult.Green ? null : row.Report, row.TotalMonths, row.SubmittedAt, row.EnteredBy != null, row.RealName, row.DecidedByName, row.DecidedAt, row.DecisionNote);

    private static readonly ConcurrentDictionary<(IModel Model, QueuePreset Preset, bool Descending), Func<AppDbContext, bool, string, SubmissionState, int, int, IAsyncEnumerable<QueuedRow>>> Pages = new();

    public static IQueryable<QueuedRow> Of(AppDbContext data, bool named, IQueryable<Submission> rows) =>
        rows.Select(Bind(Expression.Constant(data), Expression.Constant(named)));

    /// <summary>
    /// Rows of one state in the order of submission, the question asked most. Compiled once for each model, because to build and look up such a query takes
    /// longer than to answer it.
    /// </summary>
    /// <param name="data">The database.</param>
    /// <param name="named">Whether institutions are named.</param>
    /// <param name="season">The season.</param>
    /// <param name="state">The state.</param>
    /// <param name="preset">One that the filing itself decides.</param>
    /// <param name="descending">Newest first.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="take">Rows to read.</param>
    public static IAsyncEnumerable<QueuedRow> PageOf(AppDbContext data, bool named, string season, SubmissionState state, QueuePreset preset, bool descending, int skip, int take) =>
        Pages.GetOrAdd((data.Model, preset, descending), static key => Compile(QueuePresets.Of(key.Preset)!, key.Descending))(data, named, season, state, skip, take);

    private static Func<AppDbContext, bool, string, SubmissionState, int, int, IAsyncEnumerable<QueuedRow>> Compile(Expression<Func<Submission, bool>> shows, bool descending)
    {
        Expression<Func<AppDbContext, bool, string, SubmissionState, int, int, IQueryable<Submission>>> page = descending
            ? (data, named, season, state, skip, take) => data.Submissions
                .Where(row => row.SeasonId == season && row.State == state).Where(shows)
                .OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Id).Skip(skip).Take(take)
            : (data, named, season, state, skip, take) => data.Submissions
                .Where(row => row.SeasonId == season && row.State == state).Where(shows)
                .OrderBy(row => row.SubmittedAt).ThenBy(row => row.Id).Skip(skip).Take(take);
        var rows = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(Submission), typeof(QueuedRow)], page.Body, Expression.Quote(Bind(page.Parameters[0], page.Parameters[1])));
        return EF.CompileAsyncQuery(Expression.Lambda<Func<AppDbContext, bool, string, SubmissionState, int, int, IQueryable<QueuedRow>>>(rows, page.Parameters));
    }

    private static Expression<Func<Submission, QueuedRow>> Bind(Expression data, Expression named) => Expression.Lambda<Func<Submission, QueuedRow>>(
        new ReplacingExpressionVisitor([Projection.Parameters[0], Projection.Parameters[1]], [data, named]).Visit(Projection.Body), Projection.Parameters[2]);
}
