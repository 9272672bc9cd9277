using AdminConsole.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AdminConsole.Data.Sqlite;

public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options, AccessScope scope) : AppDbContext(options, scope)
{
    /// <summary>For <c>dotnet ef migrations</c>; connects to nothing.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteAppDbContext>
    {
        public SqliteAppDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite().Options, AccessScope.System);
    }
}
