using AdminConsole.Authorization.Codes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class CodeConfiguration : IEntityTypeConfiguration<OneTimeCode>, IEntityTypeConfiguration<AttemptCounter>
{
    public void Configure(EntityTypeBuilder<OneTimeCode> builder)
    {
        builder.ToTable("OneTimeCodes").HasKey(row => new { row.Purpose, row.Subject });
        builder.Property(row => row.Subject).HasMaxLength(OneTimeCode.SubjectLength);
        builder.HasIndex(row => row.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<AttemptCounter> builder)
    {
        builder.ToTable("AttemptCounters").HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(AttemptCounter.KeyLength);
        builder.HasIndex(row => row.Until);
    }
}
