using AdminConsole.Data.Facts;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class LoadConfiguration : IEntityTypeConfiguration<MentorLoad>, IEntityTypeConfiguration<InstitutionLoad>, IEntityTypeConfiguration<ReverificationRequest>
{
    public void Configure(EntityTypeBuilder<MentorLoad> builder)
    {
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.CertificateIndex).HasMaxLength(16);
        builder.HasIndex(row => new { row.CertificateIndex, row.InstitutionId, row.SeasonId }).IsUnique();

        // The reports: the scope's equality, then the order.
        foreach (var scope in (string[])[nameof(MentorLoad.DistrictId), nameof(MentorLoad.SiteId), nameof(MentorLoad.PointId), nameof(MentorLoad.InstitutionId)])
        {
            builder.HasIndex(scope, nameof(MentorLoad.SeasonId), nameof(MentorLoad.Trainees), nameof(MentorLoad.Id));
            builder.HasIndex(scope, nameof(MentorLoad.SeasonId), nameof(MentorLoad.Filings), nameof(MentorLoad.Id)).HasFilter("\"Elsewhere\"");
        }
    }

    public void Configure(EntityTypeBuilder<InstitutionLoad> builder)
    {
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.HasIndex(row => new { row.InstitutionId, row.SeasonId }).IsUnique();
        foreach (var scope in (string[])[nameof(InstitutionLoad.DistrictId), nameof(InstitutionLoad.SiteId), nameof(InstitutionLoad.PointId)])
            builder.HasIndex(scope, nameof(InstitutionLoad.SeasonId), nameof(InstitutionLoad.PerMentor), nameof(InstitutionLoad.Id));
    }

    public void Configure(EntityTypeBuilder<ReverificationRequest> builder) => builder.Property(row => row.Key).HasMaxLength(ReverificationRequest.KeyLength);
}
