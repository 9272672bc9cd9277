using AdminConsole.Components.Controls;
using AdminConsole.Resources;

namespace AdminConsole.Features.Institutions;

/// <summary>Asks for the note, locks or unlocks and says what came of it: the same act from the list, for one node or several, and from a node's own page.</summary>
public sealed class InstitutionLocking(InstitutionService institutions, InstitutionBatchService batches, Dialogs dialogs, Notices notices, Strings s)
{
    public async Task ToggleAsync(InstitutionRow row)
    {
        var locks = row.Lock is null;
        if (await AskAsync([row], locks, skipped: 0) is not { } input)
            return;
        var result = locks ? await institutions.LockAsync(row.Id, input.Note, row.Version) : await institutions.UnlockAsync(row.Id, input.Note, row.Version);
        if (result.IsOk)
            notices.Success(locks ? "institution.lock_done" : "institution.unlock_done", row.Name);
        else
            notices.Refusal(result.Error);
    }

    /// <summary>Those of the chosen that can be; null when the person thought better of it, or when it can be done to none.</summary>
    public async Task<LockBatch?> SetAsync(IReadOnlyCollection<InstitutionRow> chosen, bool locks)
    {
        List<InstitutionRow> rows = [.. chosen.Where(row => row.MayLock && row.Lock is null == locks).OrderBy(row => row.Name, StringComparer.Ordinal).Take(InstitutionBatchService.Most)];
        if (rows.Count == 0)
        {
            notices.Information(locks ? "institution.lock_none" : "institution.unlock_none");
            return null;
        }

        return await AskAsync(rows, locks, chosen.Count - rows.Count) is { } input ? await batches.SetLocksAsync(locks, rows, input.Note) : null;
    }

    public async Task<LockBatch?> UndoAsync(LockBatch batch)
    {
        var result = await batches.UndoAsync(batch);
        if (result.IsOk)
            return result.Value;
        notices.Refusal(result.Error);
        return null;
    }

    private Task<LockInput?> AskAsync(IReadOnlyList<InstitutionRow> rows, bool locks, int skipped)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(LockDialog.Rows)] = rows, [nameof(LockDialog.Locks)] = locks, [nameof(LockDialog.Skipped)] = skipped };
        return dialogs.OpenAsync<LockDialog, LockInput>(s[locks ? "institution.lock_title" : "institution.unlock_title"], parameters);
    }
}
