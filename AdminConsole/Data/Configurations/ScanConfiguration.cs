using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class ScanConfiguration : IEntityTypeConfiguration<Scan>
{
    public void Configure(EntityTypeBuilder<Scan> builder)
    {
        builder.Property(row => row.Label).HasMaxLength(Scan.LabelLength);
        builder.Property(row => row.StorageName).HasMaxLength(60);
        builder.Property(row => row.ContentType).HasMaxLength(20);
        builder.Property(row => row.Sha256).HasMaxLength(64);
        builder.Property(row => row.ReceivedSha256).HasMaxLength(64);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.StorageName).IsUnique();
        builder.HasIndex(row => new { row.ParentId, row.UploadedAt });
    }
}
