using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts;

public sealed class ConfirmationCodeQueries(Db db, PersonalData personal, AttemptService attempts, AttemptLimits limits)
{
    /// <summary>Null when the reader does not see the institution. The levels above never get the code itself.</summary>
    /// <param name="institutionId">Whose code.</param>
    /// <param name="page">Of the bindings, the newest first; past the end is the last one.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<ConfirmationCodeView?> FindAsync(Guid institutionId, int page = 1, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var node = await data.Institutions.SingleOrDefaultAsync(row => row.Id == institutionId && row.Kind == InstitutionKind.Institution, token);
            if (node is null || !data.Scope.Can(Permission.ViewConfirmationCode, node))
                return null;
            var code = await data.ConfirmationCodes.SingleOrDefaultAsync(row => row.InstitutionId == institutionId, token);
            var mayUse = data.Scope.Can(Permission.UseConfirmationCode, node);
            var all = data.Bindings.Where(row => row.InstitutionId == institutionId);
            var total = await all.CountAsync(token);
            var shown = Math.Clamp(page, 1, Math.Max(1, (total + ConfirmationCodeView.Size - 1) / ConfirmationCodeView.Size));
            var bindings = await all.OrderByDescending(row => row.BoundAt).ThenBy(row => row.Id).Skip((shown - 1) * ConfirmationCodeView.Size).Take(ConfirmationCodeView.Size)
                .Select(row => new { row.Id, row.PersonName, row.CodeNumber, row.BoundAt, row.UnboundAt }).ToListAsync(token);
            return new ConfirmationCodeView(
                code is null ? null : new CodeState(code.Number, code.IssuedAt, code.FrozenAt, mayUse ? new CodeText(personal.OpenConfirmationCode(institutionId, code.Sealed)) : null),
                await attempts.CountAsync(data, limits.ConfirmationOfInstitution, institutionId.ToString(), token), limits.ConfirmationOfInstitution.Most,
                [.. bindings.Select(row => new BindingRow(row.Id, Mask.Name(row.PersonName), row.CodeNumber, row.BoundAt, row.UnboundAt))], shown, total, mayUse);
        },
        ct);
}

/// <param name="Code">Null until one was made.</param>
/// <param name="Failures">Wrong codes within the present day's count.</param>
/// <param name="MostFailures">How many are taken from everybody.</param>
/// <param name="Bindings">One page, the newest first.</param>
/// <param name="MayUse">The reader belongs to the institution and may read and change the code.</param>
public sealed record ConfirmationCodeView(CodeState? Code, int Failures, int MostFailures, IReadOnlyList<BindingRow> Bindings, int Page, int Total, bool MayUse)
{
    public const int Size = 20;
}

/// <param name="Text">Null for readers who may not know it.</param>
public sealed record CodeState(int Number, DateTime IssuedAt, DateTime? FrozenAt, CodeText? Text);

/// <summary>A code that must not reach a log with the record that carries it.</summary>
public sealed record CodeText(string Value)
{
    public override string ToString() => nameof(CodeText);
}

public sealed record BindingRow(Guid Id, string PersonMasked, int? CodeNumber, DateTime BoundAt, DateTime? UnboundAt);
