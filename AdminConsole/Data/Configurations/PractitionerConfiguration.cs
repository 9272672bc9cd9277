using AdminConsole.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class PractitionerConfiguration : IEntityTypeConfiguration<Practitioner>
{
    public void Configure(EntityTypeBuilder<Practitioner> builder)
    {
        builder.Property(row => row.CertificateIndex).HasMaxLength(16);
        builder.Property(row => row.CertificateMasked).HasMaxLength(30);
        builder.Property(row => row.Name).HasMaxLength(Practitioner.NameLength);
        builder.Property(row => row.Level).HasMaxLength(2);
        builder.Property(row => row.Category).HasMaxLength(3);
        builder.Property(row => row.PracticeInstitution).HasMaxLength(Practitioner.PracticeInstitutionLength);
        builder.HasIndex(row => row.CertificateIndex).IsUnique();
        builder.HasIndex(row => new { row.Name, row.Id });
    }
}
