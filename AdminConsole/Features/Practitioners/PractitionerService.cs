using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Practitioners;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Practitioners;

public sealed class PractitionerService(Db db, Reverification reverification)
{
    /// <summary>Corrects a registry entry and computes the marks of the pending filings that name it anew, all in one unit: open screens change colour with the commit.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="input">The form; normalised in place.</param>
    /// <param name="version">Of the entry as the form was filled from.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>How many filings' marks changed.</returns>
    public Task<Result<int>> CorrectAsync(Guid id, CorrectPractitionerInput input, Guid version, CancellationToken ct = default) => db.WriteAsync<int>(
        async work =>
        {
            if (!work.Scope.Can(Permission.CorrectPractitioners))
                return Error.Forbidden;
            var row = await work.Data.Practitioners.SingleOrDefaultAsync(entry => entry.Id == id, work.Cancellation);
            if (row is null)
                return Error.NotFound;
            if (row.Version != version)
                return Error.VersionConflict;
            if (input.Check() is { } faults)
                return faults;
            if (await work.Data.RegistryVersions.AnyAsync(draft => draft.PublishedAt == null, work.Cancellation))
                return PractitionerErrors.DraftPending;
            var number = (await work.Data.RegistryVersions.MaxAsync(made => (int?)made.Number, work.Cancellation) ?? 0) + 1;
            work.Data.RegistryVersions.Add(new RegistryVersion { Number = number, Source = "", MadeBy = work.Scope.DisplayName, MadeAt = work.Now, PublishedAt = work.Now, Changed = 1 });
            row.ToVersion = number;
            work.Data.Practitioners.Add(input.Corrected(row, number, ShanghaiTime.DateOf(work.Now)));
            work.Audit("practitioner.correct", nameof(Practitioner), id, input.Reason);
            work.Publish(ChangeKind.Practitioner, id);
            await work.SaveAsync();
            return await reverification.OfMentorsAsync(work, [row.CertificateIndex]);
        },
        ct);
}
