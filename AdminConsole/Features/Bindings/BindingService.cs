using System.Security.Cryptography;
using System.Text;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Bindings;

/// <summary>Binds a candidate to the institution whose confirmation code they know.</summary>
public sealed class BindingService(Db db, PersonalData personal, TimeProvider clock)
{
    private const int LongestCode = 60;

    public async Task<Result<BindingResponse>> CreateAsync(BindingRequest request, CancellationToken ct)
    {
        var person = ReadPerson(request);
        if (!person.IsOk)
            return person.Error;
        var found = await db.ReadAsync(
            (data, token) => data.Institutions.Where(row => row.Id == request.InstitutionId)
                .Join(data.ConfirmationCodes, row => row.Id, code => code.InstitutionId, (row, code) => new { Institution = row, code.Sealed }).SingleOrDefaultAsync(token),
            ct);
        var expected = found is null ? null : personal.OpenConfirmationCode(found.Institution.Id, found.Sealed);
        if (!IsSame(request.ConfirmationCode, expected) || found is null)
            return await RefuseAsync(request.InstitutionId!.Value, ct);
        return found.Institution.AcceptsSubmissions ? await WriteAsync(found.Institution, person.Value, ct) : InstitutionErrors.Suspended(found.Institution.SuspensionReason ?? "");
    }

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

    private Task<Result<BindingResponse>> WriteAsync(Institution institution, (string Name, byte[] Index) person, CancellationToken ct) => db.WriteAsync<BindingResponse>(
        work =>
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
            };
            work.Data.Bindings.Add(binding);
            work.Audit("binding.create", nameof(Binding), binding.Id);
            return Task.FromResult<Result<BindingResponse>>(new BindingResponse(binding.Id, institution.Id, institution.Name, binding.BoundAt));
        },
        ct);

    /// <summary>A refused code is on the record of the institution it was tried against.</summary>
    private async Task<Error> RefuseAsync(Guid institutionId, CancellationToken ct)
    {
        var noted = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("binding.create", nameof(Institution), institutionId, outcome: BindingErrors.CodeInvalid.Code);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return noted.Error ?? BindingErrors.CodeInvalid;
    }

    /// <summary>Digests of the two are compared, in a time that tells neither how much was right nor whether there was anything to compare with.</summary>
    private static bool IsSame(string? given, string? expected) => CryptographicOperations.FixedTimeEquals(Digest(given), expected is null ? new byte[SHA256.HashSizeInBytes] : Digest(expected));

    private static byte[] Digest(string? code) => SHA256.HashData(Encoding.UTF8.GetBytes(code is null or { Length: > LongestCode } ? "" : Normalise(code)));

    /// <summary>Crockford's reading: O is 0, I and L are 1; case, spaces and dashes do not count.</summary>
    private static string Normalise(string code) => IdentifierText.Normalise(code).Replace("-", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
