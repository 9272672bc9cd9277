using AdminConsole.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedNever();
        builder.Property(row => row.Mac).HasMaxLength(32);
        builder.Property(row => row.ActorName).HasMaxLength(100);
        builder.Property(row => row.ActorRoles).HasMaxLength(AuditEntry.RolesLength);
        builder.Property(row => row.ClientAddress).HasMaxLength(60);
        builder.Property(row => row.Session).HasMaxLength(AuditEntry.SessionLength);
        builder.Property(row => row.TraceId).HasMaxLength(60);
        builder.Property(row => row.Action).HasMaxLength(AuditEntry.ActionLength);
        builder.Property(row => row.ObjectType).HasMaxLength(40);
        builder.Property(row => row.ObjectId).HasMaxLength(AuditEntry.ObjectIdLength);
        builder.Property(row => row.Outcome).HasMaxLength(40);
        builder.Property(row => row.Reason).HasMaxLength(AuditEntry.TextLength);
        builder.HasIndex(row => new { row.ObjectType, row.ObjectId, row.Sequence });
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => new { row.ActorId, row.Sequence });
        builder.HasIndex(row => new { row.NodeId, row.Sequence });
    }
}

internal sealed class AuditArchiveConfiguration : IEntityTypeConfiguration<AuditArchive>
{
    public void Configure(EntityTypeBuilder<AuditArchive> builder)
    {
        builder.HasKey(row => row.Last);
        builder.Property(row => row.Last).ValueGeneratedNever();
        builder.Property(row => row.LastMac).HasMaxLength(32);
        builder.Property(row => row.File).HasMaxLength(AuditArchive.FileLength);
        builder.Property(row => row.Sha256).HasMaxLength(32);
        builder.Property(row => row.Seal).HasMaxLength(32);
    }
}
