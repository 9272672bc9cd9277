using System.Security.Cryptography;
using System.Text;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Bindings;

/// <summary>
/// Binds a candidate to the institution whose confirmation code they know. Tries are counted per person and per institution, and a try that is not allowed is
/// answered like one that failed (CO-03, CO-05).
/// </summary>
public sealed class BindingService(Db db, PersonalData personal, AttemptService attempts, AttemptLimits limits, TimeProvider clock)
{
    public async Task<Result<BindingResponse>> CreateAsync(BindingRequest request, CancellationToken ct)
    {
        var person = ReadPerson(request);
        if (!person.IsOk)
            return person.Error;
        var institution = request.InstitutionId!.Value;
        var bound = await db.WriteAsync<Result<BindingResponse>>(
            async work =>
            {
                if (!await MayTryAsync(work, institution, person.Value.Index))
                    return await RefuseAsync(work, institution);
                var found = await work.Data.Institutions.Where(row => row.Id == institution)
                    .Join(work.Data.ConfirmationCodes, row => row.Id, code => code.InstitutionId, (row, code) => new { Institution = row, Code = code }).SingleOrDefaultAsync(work.Cancellation);
                var expected = found is null or { Code.FrozenAt: not null } ? null : personal.OpenConfirmationCode(found.Institution.Id, found.Code.Sealed);
                if (!IsSame(request.ConfirmationCode, expected) || found is null)
                    return await RefuseAsync(work, institution);
                await ForgiveAsync(work, institution, person.Value.Index);
                return found.Institution.AcceptsSubmissions ? (Result<BindingResponse>)Add(work, found.Institution, found.Code.Number, person.Value) : InstitutionErrors.Suspended(found.Institution.SuspensionReason ?? "");
            },
            ct);
        return bound.Outcome();
    }

    /// <summary>
    /// Takes a try. The institution's row first, so that everybody waits in the same order. When the institution's day is spent, who has not failed may try all
    /// the same: nobody can lock its candidates out by guessing.
    /// </summary>
    private async Task<bool> MayTryAsync(Work work, Guid institution, byte[] person)
    {
        var target = TargetOf(institution, person);
        var within = await attempts.TakeAsync(work, limits.ConfirmationOfInstitution, institution.ToString());
        var failed = await attempts.HasTakenAsync(work, limits.ConfirmationFailures, target);
        await attempts.TakeAsync(work, limits.ConfirmationFailures, target);
        return await attempts.TakeAsync(work, limits.ConfirmationOfPerson, target) && (within || !failed);
    }

    /// <summary>Whoever knew the code was not guessing.</summary>
    private async Task ForgiveAsync(Work work, Guid institution, byte[] person)
    {
        var target = TargetOf(institution, person);
        await attempts.GiveBackAsync(work, limits.ConfirmationOfInstitution, institution.ToString());
        await attempts.ForgetAsync(work, limits.ConfirmationFailures, target);
        await attempts.ForgetAsync(work, limits.ConfirmationOfPerson, target);
    }

    private static string TargetOf(Guid institution, byte[] person) => $"{institution}/{Convert.ToHexString(person)}";

    private Result<(string Name, byte[] Index)> ReadPerson(BindingRequest request)
    {
        var faults = new FieldFaults();
        if (request.InstitutionId is null)
            faults.Add("institutionId", "intake.required");
        if (string.IsNullOrWhiteSpace(request.ConfirmationCode))
            faults.Add("confirmationCode", "intake.required");
        var name = TextRules.Name(request.Person?.Name, Submission.NameLength);
        if (name.Value.Length == 0)
            faults.Add("person.name", "intake.required");
        else if (name.Fault is not null)
            faults.Add("person.name", name.Fault);
        var type = request.Person?.DocumentType ?? "";
        var document = IdentityDocument.CheckNumber(type, request.Person?.DocumentNumber, ShanghaiTime.Today(clock));
        if (!document.IsValid)
            faults.Add("person.documentNumber", "intake.document_number");
        return faults.Any ? faults.ToError() : (name.Value, personal.PersonIndex(type, document.Value));
    }

    private static BindingResponse Add(Work work, Institution institution, int codeNumber, (string Name, byte[] Index) person)
    {
        IOwned owner = institution;
        var binding = new Binding
        {
            Id = Guid.CreateVersion7(),
            ClientId = work.Scope.NodeId,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = institution.Id,
            PersonName = person.Name,
            PersonIndex = person.Index,
            BoundAt = work.Now,
            CodeNumber = codeNumber,
        };
        work.Data.Bindings.Add(binding);
        work.Audit("binding.create", nameof(Binding), binding.Id);
        work.Publish(ChangeKind.ConfirmationCode, institution.Id, institution);
        return new BindingResponse(binding.Id, institution.Id, institution.Name, binding.BoundAt);
    }

    /// <summary>A refused code is on the record of the institution it was tried against; when its day is spent its people hear of it, once.</summary>
    private async Task<Result<Result<BindingResponse>>> RefuseAsync(Work work, Guid institution)
    {
        var (limit, target) = (limits.ConfirmationOfInstitution, institution.ToString());
        if (await attempts.HasTakenAsync(work, limit, target, limit.Most) && await attempts.TakeAsync(work, limits.ConfirmationNotice, target)
            && await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == institution, work.Cancellation) is { } node)
        {
            work.Tell(Audience.At(node, Role.InstitutionAdministrator, Role.InstitutionReviewer), institution, new Phrase("user.told.code_spent", limit.Most), $"institutions/{institution}?tab=confirmation-code");
        }

        work.Audit("binding.create", nameof(Institution), institution, outcome: BindingErrors.CodeInvalid.Code);
        return Counted.Refusal<BindingResponse>(BindingErrors.CodeInvalid);
    }

    /// <summary>Digests of the two are compared, in a time that tells neither how much was right nor whether there was anything to compare with.</summary>
    private static bool IsSame(string? given, string? expected) => CryptographicOperations.FixedTimeEquals(Digest(given), expected is null ? new byte[SHA256.HashSizeInBytes] : Digest(expected));

    private static byte[] Digest(string? code) => SHA256.HashData(Encoding.UTF8.GetBytes(CrockfordText.Normalise(code)));
}
