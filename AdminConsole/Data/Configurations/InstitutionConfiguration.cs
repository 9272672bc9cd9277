using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class InstitutionConfiguration :
    IEntityTypeConfiguration<Institution>, IEntityTypeConfiguration<InstitutionName>, IEntityTypeConfiguration<ChangeRequest>, IEntityTypeConfiguration<ConfirmationCode>
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
        builder.Property(row => row.SuspendedBy).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.SearchText).HasMaxLength(Institution.SearchLength);
        builder.ComplexProperty(row => row.Profile, profile =>
        {
            profile.Property(row => row.ServicePopulation).HasMaxLength(Institution.ServicePopulationLength);
            profile.Property(row => row.Address).HasMaxLength(Institution.AddressLength);
            profile.Property(row => row.Postcode).HasMaxLength(6);
            profile.Property(row => row.RegistrationNumber).HasMaxLength(Institution.CodeLength);
            profile.Property(row => row.Level).HasMaxLength(2);
            profile.Property(row => row.Grade).HasMaxLength(2);
            profile.Property(row => row.BusinessLevel).HasMaxLength(2);
            profile.Property(row => row.OpeningState).HasMaxLength(2);
        });
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasMany(row => row.OtherNames).WithOne().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);

        // The list in name order, and its counts by category, both with the keyword tested inside the index: the scope's equality first, then the order.
        builder.HasIndex(row => new { row.DistrictId, row.Name, row.Id, row.Code, row.SearchText });
        builder.HasIndex(row => new { row.SiteId, row.Name, row.Id, row.Code, row.SearchText });
        builder.HasIndex(row => new { row.PointId, row.Name, row.Id, row.Code, row.SearchText });
        builder.HasIndex(row => new { row.DistrictId, row.CategoryCode, row.Name, row.Id, row.Code, row.SearchText });
        builder.HasIndex(row => new { row.SiteId, row.CategoryCode, row.Name, row.Id, row.Code, row.SearchText });
        builder.HasIndex(row => new { row.PointId, row.CategoryCode, row.Name, row.Id, row.Code, row.SearchText });

        // Candidates search the institutions of the whole library.
        builder.HasIndex(row => new { row.Kind, row.Name, row.Id, row.Code, row.SearchText });
    }

    public void Configure(EntityTypeBuilder<InstitutionName> builder)
    {
        // Found through its institution with its key already set: EF would take it for a row that exists.
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Institution.NameLength);
        builder.HasIndex(row => row.InstitutionId);
    }

    public void Configure(EntityTypeBuilder<ChangeRequest> builder)
    {
        builder.Property(row => row.CurrentValue).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.Proposal).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.Reason).HasMaxLength(Institution.NoteLength);
        builder.Property(row => row.RequestedBy).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.AnsweredBy).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.Answer).HasMaxLength(Institution.NoteLength);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);

        // One question at a time about one matter; the levels above read them by state, oldest first.
        builder.HasIndex(row => new { row.InstitutionId, row.Subject }).IsUnique().HasFilter($"\"{nameof(ChangeRequest.State)}\" = '{nameof(ChangeRequestState.Waiting)}'");
        builder.HasIndex(row => new { row.InstitutionId, row.State, row.RequestedAt });
        builder.HasIndex(row => new { row.DistrictId, row.State, row.RequestedAt });
        builder.HasIndex(row => new { row.SiteId, row.State, row.RequestedAt });
        builder.HasIndex(row => new { row.PointId, row.State, row.RequestedAt });
    }

    public void Configure(EntityTypeBuilder<ConfirmationCode> builder)
    {
        builder.HasKey(row => row.InstitutionId);
        builder.Property(row => row.Number).HasDefaultValue(1);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
    }
}
