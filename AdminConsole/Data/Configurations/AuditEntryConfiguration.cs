using AdminConsole.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedOnAdd();
        builder.Property(row => row.ActorName).HasMaxLength(100);
        builder.Property(row => row.ClientAddress).HasMaxLength(60);
        builder.Property(row => row.TraceId).HasMaxLength(60);
        builder.Property(row => row.Action).HasMaxLength(AuditEntry.ActionLength);
        builder.Property(row => row.ObjectType).HasMaxLength(40);
        builder.Property(row => row.ObjectId).HasMaxLength(60);
        builder.Property(row => row.Outcome).HasMaxLength(40);
        builder.Property(row => row.Reason).HasMaxLength(AuditEntry.TextLength);
        builder.HasIndex(row => new { row.ObjectType, row.ObjectId, row.Sequence });
        builder.HasIndex(row => row.At);
    }
}
