using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class InstitutionConfiguration : IEntityTypeConfiguration<Institution>, IEntityTypeConfiguration<ConfirmationCode>
{
    public void Configure(EntityTypeBuilder<Institution> builder)
    {
        builder.Property(row => row.Name).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.CategoryCode).HasMaxLength(Institution.CodeLength);
        builder.Property(row => row.Code).HasMaxLength(Institution.CodeLength);
        builder.Property(row => row.DivisionCode).HasMaxLength(6);
        builder.Property(row => row.LockedBy).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.LockNote).HasMaxLength(Institution.NoteLength);
        builder.Property(row => row.SuspensionReason).HasMaxLength(Institution.NoteLength);
        builder.ComplexProperty(row => row.Profile, profile =>
        {
            profile.Property(row => row.ServicePopulation).HasMaxLength(Institution.ServicePopulationLength);
            profile.Property(row => row.Address).HasMaxLength(Institution.AddressLength);
            profile.Property(row => row.Postcode).HasMaxLength(6);
            profile.Property(row => row.RegistrationNumber).HasMaxLength(Institution.CodeLength);
            profile.Property(row => row.Level).HasMaxLength(2);
            profile.Property(row => row.Grade).HasMaxLength(2);
            profile.Property(row => row.BusinessLevel).HasMaxLength(2);
        });
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasIndex(row => new { row.DistrictId, row.Name, row.Id });
        builder.HasIndex(row => new { row.SiteId, row.Name, row.Id });
        builder.HasIndex(row => new { row.PointId, row.Name, row.Id });
        builder.HasIndex(row => row.Name);
    }

    public void Configure(EntityTypeBuilder<ConfirmationCode> builder)
    {
        builder.HasKey(row => row.InstitutionId);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
    }
}
