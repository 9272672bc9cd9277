using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class LicenceConfiguration : IEntityTypeConfiguration<Licence>
{
    public void Configure(EntityTypeBuilder<Licence> builder)
    {
        builder.ComplexProperty(row => row.Details, details =>
        {
            details.Property(row => row.Name).HasMaxLength(Licence.NameLength);
            details.Property(row => row.RegistrationNumber).HasMaxLength(Institution.CodeLength);
            details.Property(row => row.LegalRepresentative).HasMaxLength(Licence.PersonLength);
            details.Property(row => row.PersonInCharge).HasMaxLength(Licence.PersonLength);
            details.Property(row => row.Subjects).HasMaxLength(Licence.SubjectsLength);
            details.Property(row => row.IssuingAuthority).HasMaxLength(Licence.AuthorityLength);
            details.Property(row => row.Address).HasMaxLength(Licence.AddressLength);
        });
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.UsedBy).IsUnique();
        builder.HasIndex(row => row.InstitutionId);
        builder.HasIndex(row => row.RemindOn);
        builder.HasIndex(row => new { row.DistrictId, row.UsedUntil, row.Id });
        builder.HasIndex(row => new { row.SiteId, row.UsedUntil, row.Id });
        builder.HasIndex(row => new { row.PointId, row.UsedUntil, row.Id });
    }
}
