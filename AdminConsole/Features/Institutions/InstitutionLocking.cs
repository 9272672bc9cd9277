using AdminConsole.Components.Controls;
using AdminConsole.Resources;

namespace AdminConsole.Features.Institutions;

/// <summary>Asks for the note, locks or unlocks one node and says what came of it: the same act from the list and from the node's own page.</summary>
public sealed class InstitutionLocking(InstitutionService institutions, Dialogs dialogs, Notices notices, Strings s)
{
    public async Task ToggleAsync(InstitutionRow row)
    {
        var locks = row.Lock is null;
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(LockDialog.Row)] = row };
        var input = await dialogs.OpenAsync<LockDialog, LockInput>(s[locks ? "institution.lock_title" : "institution.unlock_title"], parameters);
        if (input is null)
            return;
        var result = locks ? await institutions.LockAsync(row.Id, input.Note) : await institutions.UnlockAsync(row.Id, input.Note);
        if (result.IsOk)
            notices.Success(locks ? "institution.lock_done" : "institution.unlock_done", row.Name);
        else
            notices.Refusal(result.Error);
    }
}
