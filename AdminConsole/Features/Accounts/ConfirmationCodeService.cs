using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Accounts;

/// <summary>单位确认码: the institution's own people make, change, freeze and thaw it, whether the node is locked or not (CO-03, AZ-10).</summary>
public sealed class ConfirmationCodeService(Db db, PersonalData personal, IOptions<CodeOptions> options)
{
    private const int HalfLength = 4, DigitCount = 6;

    /// <summary>The first code, or another instead: the older one is wrong at once, and its bindings stay.</summary>
    public Task<Result<Done>> RotateAsync(Guid institutionId, CancellationToken ct = default) => ActAsync(
        institutionId, "confirmation-code.rotate",
        (work, node, code) =>
        {
            var @sealed = personal.SealConfirmationCode(node.Id, NewText());
            if (code is not null)
                code.Rotate(@sealed, work.Now);
            else
                work.Data.ConfirmationCodes.Add(new ConfirmationCode { DistrictId = node.DistrictId, SiteId = node.SiteId, PointId = node.PointId, InstitutionId = node.Id, Sealed = @sealed, IssuedAt = work.Now });
            return Done.Yes;
        },
        ct);

    /// <summary>冻结.</summary>
    public Task<Result<Done>> FreezeAsync(Guid institutionId, CancellationToken ct = default) => ActAsync(
        institutionId, "confirmation-code.freeze",
        (work, node, code) =>
        {
            if (code is null)
                return Error.NotFound;
            if (code.FrozenAt is null)
                work.Tell(Audience.At(node, Role.InstitutionAdministrator, Role.InstitutionReviewer), node.Id, new Phrase("user.told.code_frozen", work.Scope.DisplayName), $"institutions/{node.Id}?tab=confirmation-code");
            code.Freeze(work.Now);
            return Done.Yes;
        },
        ct);

    /// <summary>解冻.</summary>
    public Task<Result<Done>> ThawAsync(Guid institutionId, CancellationToken ct = default) => ActAsync(
        institutionId, "confirmation-code.thaw",
        (_, _, code) =>
        {
            code?.Thaw();
            return code is null ? Error.NotFound : Done.Yes;
        },
        ct);

    private string NewText() => options.Value.SixDigitConfirmation
        ? RandomNumberGenerator.GetString("0123456789", DigitCount)
        : $"{RandomNumberGenerator.GetString(CrockfordText.Alphabet, HalfLength)}-{RandomNumberGenerator.GetString(CrockfordText.Alphabet, HalfLength)}";

    private Task<Result<Done>> ActAsync(Guid institutionId, string action, Func<Work, Institution, ConfirmationCode?, Result<Done>> act, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == institutionId && row.Kind == InstitutionKind.Institution, work.Cancellation);
            if (node is null)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.UseConfirmationCode, node))
                return Error.Forbidden;
            var done = act(work, node, await work.Data.ConfirmationCodes.SingleOrDefaultAsync(row => row.InstitutionId == institutionId, work.Cancellation));
            work.Audit(action, nameof(ConfirmationCode), institutionId);
            work.Publish(ChangeKind.ConfirmationCode, institutionId, node);
            return done;
        },
        ct);
}
