using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.RegistrationChecks;

/// <summary>The registration check for the registration system, which has no node: it is answered for the whole district. How many were asked for goes on the record, who does not.</summary>
public sealed class VerificationService(Db db, ActingScope acting, RegistrationCheckQueries queries)
{
    public async Task<Result<VerificationResponse>> VerifyAsync(VerificationRequest request, CancellationToken ct)
    {
        var persons = Read(request);
        if (!persons.IsOk)
            return persons.Error;
        if (await queries.SeasonAsync(request.SeasonId, ct) is not { } season)
            return RegistrationCheckErrors.UnknownSeason;
        var client = await acting.GetAsync(ct);

        // An API client sees what it brought; these are everybody's, of which it learns no more than the verdict.
        acting.Use(AccessScope.System);
        var verdicts = await queries.VerdictsAsync(season.Id, persons.Value, ct);
        acting.Use(client);
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("registration-check.call", nameof(Season), season.Id, $"rows={verdicts.Count}; approved={Count(RegistrationVerdict.Approved)}; notApproved={Count(RegistrationVerdict.NotApproved)}; noRecord={Count(RegistrationVerdict.NoRecord)}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => new VerificationResponse(season.Id, verdicts.ConvertAll(verdict => new VerificationResult(verdict))));

        int Count(RegistrationVerdict verdict) => verdicts.Count(row => row == verdict);
    }

    private static Result<List<CheckedPerson>> Read(VerificationRequest request)
    {
        if (request.Persons is not { Count: > 0 and <= RegistrationCheckQueries.MostAtOnce } persons)
            return Error.Field("persons", new Phrase("intake.count", 1, RegistrationCheckQueries.MostAtOnce));
        var faults = new FieldFaults();
        var read = persons.Select((person, at) => Read(person, $"persons[{at}]", faults)).ToList();
        return faults.Any ? faults.ToError() : read;
    }

    private static CheckedPerson Read(VerificationPerson? person, string path, FieldFaults faults)
    {
        if (person?.DocumentType is { } type && !Codes.DocumentTypes.Contains(type))
            faults.Add($"{path}.documentType", "intake.unknown_code");
        return new CheckedPerson(
            Text(person?.Name, Submission.NameLength, $"{path}.name", faults), person?.DocumentType, Text(person?.DocumentNumber, IdentityDocument.OtherLength, $"{path}.documentNumber", faults));
    }

    private static string Text(string? text, int maxLength, string path, FieldFaults faults)
    {
        var verdict = TextRules.Name(text, maxLength);
        if (verdict.Fault is { } unfit)
            faults.Add(path, unfit);
        else if (verdict.Value.Length == 0)
            faults.Add(path, "intake.required");
        return verdict.Value;
    }
}
