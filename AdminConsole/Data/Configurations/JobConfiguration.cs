using AdminConsole.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class JobConfiguration :
    IEntityTypeConfiguration<Job>, IEntityTypeConfiguration<JobFile>, IEntityTypeConfiguration<JobFilePiece>, IEntityTypeConfiguration<Lease>, IEntityTypeConfiguration<TimetableMark>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.Property(row => row.Kind).HasMaxLength(Job.KindLength);
        builder.Property(row => row.ClientAddress).HasMaxLength(60);
        builder.Property(row => row.Language).HasMaxLength(10);
        builder.Property(row => row.Subject).HasMaxLength(Job.SubjectLength);
        builder.Property(row => row.Checkpoint).HasMaxLength(1000);
        builder.HasIndex(row => new { row.Kind, row.State, row.RequestedAt });
        builder.HasIndex(row => new { row.RequesterId, row.RequestedAt });
        builder.HasIndex(row => row.EndedAt);
    }

    public void Configure(EntityTypeBuilder<JobFile> builder)
    {
        builder.Property(row => row.Name).HasMaxLength(JobFile.NameLength);
        builder.Property(row => row.ContentType).HasMaxLength(JobFile.ContentTypeLength);
        builder.Property(row => row.Sha256).HasMaxLength(64);
        builder.HasIndex(row => row.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<JobFilePiece> builder) => builder.HasKey(row => new { row.FileId, row.Number });

    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(Lease.NameLength);
    }

    public void Configure(EntityTypeBuilder<TimetableMark> builder)
    {
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(Lease.NameLength);
    }
}
