using AdminConsole.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AdminConsole.Data.Postgres;

public sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options, AccessScope scope) : AppDbContext(options, scope)
{
    /// <summary>For <c>dotnet ef migrations</c>; connects to nothing.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresAppDbContext>
    {
        public PostgresAppDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql().Options, AccessScope.System);
    }
}
