using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

internal static class UserNames
{
    /// <summary>Asked of all users, whoever asks: a user name is unique in the installation, and nothing else of its holder is told.</summary>
    public static Task<bool> IsUserNameTakenAsync(this AppDbContext data, string normalized, CancellationToken ct) =>
        data.Users.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AnyAsync(row => row.NormalizedUserName == normalized, ct);
}
