using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AdminConsole.Data.Postgres;

public sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options, AccessScope scope) : AppDbContext(options, scope)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Names stand in the queue indexes; byte order lets a prefix search use them.
        builder.Entity<Submission>().Property(row => row.PersonName).UseCollation("C");
        builder.Entity<Institution>().Property(row => row.SearchText).UseCollation("C");
    }

    /// <summary>For <c>dotnet ef migrations</c>; connects to nothing.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresAppDbContext>
    {
        public PostgresAppDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql().Options, AccessScope.System);
    }
}
