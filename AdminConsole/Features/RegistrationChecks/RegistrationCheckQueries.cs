using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.RegistrationChecks;

/// <summary>Whether persons have an approved filing, as far as the acting scope reaches: who has filed outside it is told from nobody who has not filed.</summary>
public sealed class RegistrationCheckQueries(Db db, PersonalData personal, TimeProvider clock)
{
    /// <summary>Persons of one question.</summary>
    public const int MostAtOnce = 500;

    /// <summary>The seasons that have begun, the newest first.</summary>
    public Task<List<CheckSeason>> SeasonsAsync(CancellationToken ct = default)
    {
        var today = ShanghaiTime.Today(clock);
        return db.ReadAsync(
            (data, token) => data.Seasons.Where(row => row.Start <= today).OrderByDescending(row => row.ExamYear).ThenByDescending(row => row.Id).Select(row => new CheckSeason(row.Id, row.Name)).ToListAsync(token), ct);
    }

    /// <summary>The season asked for, or the newest; null where there is none.</summary>
    public async Task<CheckSeason?> SeasonAsync(string? asked, CancellationToken ct = default) => (await SeasonsAsync(ct)).Find(season => asked is null || season.Id == asked);

    /// <summary>The verdicts in the order of the persons, who come <see cref="MostAtOnce"/> at a time: one command, each number found in its index.</summary>
    public async Task<List<RegistrationVerdict>> VerdictsAsync(string seasonId, IReadOnlyCollection<CheckedPerson> persons, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(persons.Count, MostAtOnce);
        var asked = persons.Select(person => (person.Name, person.DocumentType, Number: IdentifierText.Normalise(person.DocumentNumber))).Select(person => (person.Name, person.DocumentType, person.Number, Index: personal.DocumentIndex(person.Number))).ToList();
        var indexes = asked.Select(person => person.Index).DistinctBy(index => new Guid(index)).ToArray();
        var found = await db.ReadAsync(
            (data, token) => data.Submissions.Where(row => indexes.Contains(row.DocumentIndex) && row.SeasonId == seasonId)
                .Select(row => new { row.DocumentIndex, row.PersonIndex, row.PersonName, row.State }).ToListAsync(token),
            ct);

        // Sixteen bytes serve as their own key.
        var filings = found.ToLookup(row => new Guid(row.DocumentIndex));
        return asked.ConvertAll(person => RegistrationVerdicts.Of(
            person.Name,
            filings[new Guid(person.Index)].Where(row => person.DocumentType is null || row.PersonIndex.AsSpan().SequenceEqual(personal.PersonIndex(person.DocumentType, person.Number)))
                .Select(row => (row.PersonName, row.State))));
    }
}
