using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts.Own;

/// <summary>How somebody likes the console to look: kept in the browser, and for whoever is signed in with the user, so that the next browser has it too.</summary>
public sealed class PreferencesService(Db db)
{
    /// <summary>Changes the parts that are given. Without the database the browser alone keeps them, which is no reason to refuse.</summary>
    public async Task ChangeAsync(HttpContext context, string? language, string? theme, string? density, CancellationToken ct = default)
    {
        var preferences = PreferencesCookie.Read(context).With(language, theme, density);
        PreferencesCookie.Write(context, preferences);

        // Not on the record: it concerns nobody but the person and says nothing of what they did.
        await db.WriteAsync<Done>(
            async work =>
            {
                if (work.Scope.UserId is { } me)
                    await work.Data.Users.Where(row => row.Id == me).ExecuteUpdateAsync(row => row.SetProperty(user => user.Preferences, preferences), work.Cancellation);
                return Done.Yes;
            },
            ct);
    }
}
