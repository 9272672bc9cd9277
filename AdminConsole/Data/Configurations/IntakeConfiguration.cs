using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class IntakeConfiguration :
    IEntityTypeConfiguration<Season>, IEntityTypeConfiguration<SeasonNotice>, IEntityTypeConfiguration<SeasonCounter>, IEntityTypeConfiguration<Binding>, IEntityTypeConfiguration<Material>, IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<Season> builder)
    {
        builder.Property(row => row.Id).HasMaxLength(Season.IdLength);
        builder.Property(row => row.Name).HasMaxLength(Season.NameLength);
        builder.Property(row => row.SlotProfile).HasMaxLength(40);
        builder.Property(row => row.ReturnReasons).HasConversion<JsonListConverter<ReturnReason>, JsonListComparer<ReturnReason>>();

        // Seasons from before there was the setting get what was asked for then.
        builder.ComplexProperty(row => row.PracticeYears, years =>
        {
            years.Property(row => row.College).HasDefaultValue(PracticeYears.UsualCollege).ValueGeneratedNever();
            years.Property(row => row.Secondary).HasDefaultValue(PracticeYears.UsualSecondary).ValueGeneratedNever();
            years.Property(row => row.Apprenticeship).HasDefaultValue(PracticeYears.UsualApprenticeship).ValueGeneratedNever();
        });

        // At most one is open, whoever opens another at the same moment; both engines read the filter.
        builder.HasIndex(row => row.IsOpen).IsUnique().HasFilter("\"IsOpen\"");
    }

    public void Configure(EntityTypeBuilder<SeasonNotice> builder)
    {
        builder.HasKey(row => new { row.SeasonId, row.Version });
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.Text).HasMaxLength(SeasonNotice.TextLength);
        builder.HasOne<Season>().WithMany().HasForeignKey(row => row.SeasonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SeasonCounter> builder)
    {
        builder.HasKey(row => row.SeasonId);
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.Last).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Binding> builder)
    {
        builder.Property(row => row.PersonName).HasMaxLength(Submission.NameLength);
        builder.Property(row => row.PersonIndex).HasMaxLength(16);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.ClientId, row.PersonIndex });
        builder.HasIndex(row => new { row.InstitutionId, row.BoundAt });
    }

    public void Configure(EntityTypeBuilder<Material> builder)
    {
        builder.Property(row => row.Slot).HasMaxLength(60);
        builder.Property(row => row.StorageName).HasMaxLength(60);
        builder.Property(row => row.ContentType).HasMaxLength(20);
        builder.Property(row => row.Sha256).HasMaxLength(64);
        builder.Property(row => row.ReceivedSha256).HasMaxLength(64);
        builder.HasIndex(row => row.StorageName).IsUnique();

        // What the sweeper looks for: unreferenced rows are few, so the reference comes first.
        builder.HasIndex(row => new { row.SubmissionId, row.UploadedAt });
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(row => row.Sha256);
    }

    public void Configure(EntityTypeBuilder<IdempotencyKey> builder) => builder.HasKey(row => new { row.ClientId, row.Key });
}
