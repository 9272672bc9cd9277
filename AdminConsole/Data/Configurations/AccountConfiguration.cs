using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<AppUser>, IEntityTypeConfiguration<RoleAssignment>, IEntityTypeConfiguration<UserSession>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>, IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.Property(row => row.DisplayName).HasMaxLength(AppUser.NameLength);
        builder.Property(row => row.CertificateIndex).HasMaxLength(16);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Roles).WithOne().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(row => row.PhoneIndex).HasMaxLength(16);
        builder.Property(row => row.PhoneMasked).HasMaxLength(20);
        builder.Property(row => row.PhoneTailIndex).HasMaxLength(16);
        builder.Property(row => row.Authentication).HasDefaultValue(AuthenticationType.Password);
        builder.Property(row => row.Preferences).HasConversion(preferences => preferences!.ToString(), text => Preferences.Parse(text)).HasMaxLength(Preferences.TextLength);
        builder.HasIndex(row => new { row.InstitutionId, row.DisplayName });
        builder.HasIndex(row => new { row.PointId, row.DisplayName });
        builder.HasIndex(row => new { row.SiteId, row.DisplayName });
        builder.HasIndex(row => new { row.DistrictId, row.DisplayName });
        builder.HasIndex(row => row.PhoneIndex);
        builder.HasIndex(row => row.PhoneTailIndex);
        builder.HasIndex(row => row.UsedAt);
    }

    public void Configure(EntityTypeBuilder<RoleAssignment> builder) => builder.HasKey(row => new { row.UserId, row.Role });

    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(row => row.Id).HasMaxLength(AuditEntry.SessionLength);
        builder.Property(row => row.Key).HasMaxLength(UserSession.KeyLength);
        builder.Property(row => row.Stamp).HasMaxLength(UserSession.StampLength);
        builder.Property(row => row.Method).HasMaxLength(UserSession.MethodLength);
        builder.Property(row => row.ClientAddress).HasMaxLength(UserSession.AddressLength);
        builder.Property(row => row.Browser).HasMaxLength(BrowserName.Longest);
        builder.HasIndex(row => row.UserId);
        builder.HasIndex(row => row.StartedAt);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    /// <summary>As Identity's third schema has it, which it maps only where the context is registered its own way.</summary>
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AspNetUserPasskeys");
        builder.HasKey(row => row.CredentialId);
        builder.Property(row => row.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(row => row.Data).ToJson();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.Property(row => row.ClientId).HasMaxLength(ApiClient.NameLength);
        builder.Property(row => row.Name).HasMaxLength(ApiClient.NameLength);
        builder.Property(row => row.Networks).HasMaxLength(ApiClient.NetworksLength);
        builder.Property(row => row.WebhookUrl).HasMaxLength(ApiClient.UrlLength);
        builder.HasIndex(row => row.ClientId).IsUnique();
    }
}
