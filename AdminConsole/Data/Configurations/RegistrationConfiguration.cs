using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>, IEntityTypeConfiguration<RegistrationDelegation>, IEntityTypeConfiguration<InstitutionAccount>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.Ignore(row => row.Content);
        builder.Property(row => row.Name).HasMaxLength(Registration.NameLength);
        builder.Property(row => row.Address).HasMaxLength(Institution.AddressLength);
        builder.Property(row => row.LicenceNumber).HasMaxLength(Institution.CodeLength);
        builder.Property(row => row.AdministratorName).HasMaxLength(Registration.PersonNameLength);
        builder.Property(row => row.Authority).HasMaxLength(Registration.AuthorityLength);
        builder.Property(row => row.Code).HasMaxLength(Institution.CodeLength);
        builder.Property(row => row.OpenCode).HasMaxLength(Institution.CodeLength);
        builder.Property(row => row.PhoneIndex).HasMaxLength(16);
        builder.Property(row => row.PhoneMasked).HasMaxLength(20);
        builder.Property(row => row.Note).HasMaxLength(Registration.NoteLength);
        builder.Property(row => row.DecidedBy).HasMaxLength(Registration.NameLength);
        builder.Property(row => row.Account).HasMaxLength(InstitutionAccount.NameLength);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.OpenCode).IsUnique();
        builder.HasIndex(row => new { row.Code, row.AppliedAt });
        builder.HasIndex(row => new { row.DistrictId, row.State, row.SubmittedAt });
        builder.HasIndex(row => new { row.SiteId, row.State, row.SubmittedAt });
    }

    public void Configure(EntityTypeBuilder<RegistrationDelegation> builder)
    {
        builder.HasKey(row => row.InstitutionId);
        builder.Property(row => row.Area).HasMaxLength(4);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.Area);
    }

    public void Configure(EntityTypeBuilder<InstitutionAccount> builder)
    {
        builder.Ignore(row => row.IsMain).Ignore(row => row.SignsIn);
        builder.Property(row => row.Name).HasMaxLength(InstitutionAccount.NameLength);
        builder.Property(row => row.BusinessCode).HasMaxLength(2);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.Name).IsUnique();
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.InstitutionId, row.BusinessCode });
    }
}
