using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class ReportingConfiguration : IEntityTypeConfiguration<ReportList>, IEntityTypeConfiguration<ReportLine>, IEntityTypeConfiguration<SubmissionStep>, IEntityTypeConfiguration<FilingWorkbook>, IEntityTypeConfiguration<FilingWorkbookIndex>
{
    private static readonly string[] Scopes = [nameof(IOwned.DistrictId), nameof(IOwned.SiteId), nameof(IOwned.PointId), nameof(IOwned.InstitutionId)];

    public void Configure(EntityTypeBuilder<ReportList> builder)
    {
        builder.Property(row => row.Number).HasMaxLength(ReportList.NumberLength);
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.InstitutionName).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.Digest).HasMaxLength(ReportList.DigestLength);
        builder.Property(row => row.ReportedByName).HasMaxLength(AppUser.NameLength);
        builder.HasOne<Season>().WithMany().HasForeignKey(row => row.SeasonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.Number).IsUnique();
        foreach (var scope in Scopes)
            builder.HasIndex(scope, nameof(ReportList.SeasonId), nameof(ReportList.ReportedAt), nameof(ReportList.Id));
    }

    public void Configure(EntityTypeBuilder<ReportLine> builder)
    {
        builder.HasKey(row => new { row.ListId, row.Position });
        builder.Property(row => row.Digest).HasMaxLength(ReportList.DigestLength);
        builder.HasOne<ReportList>().WithMany().HasForeignKey(row => row.ListId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.SubmissionId);
    }

    public void Configure(EntityTypeBuilder<SubmissionStep> builder)
    {
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.Reason).HasMaxLength(Submission.NoteLength);
        builder.Property(row => row.ByName).HasMaxLength(AppUser.NameLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.SubmissionId, row.At });

        // What changed since the last filing, of any node.
        foreach (var scope in Scopes)
            builder.HasIndex(scope, nameof(SubmissionStep.SeasonId), nameof(SubmissionStep.At), nameof(SubmissionStep.Id));
    }

    public void Configure(EntityTypeBuilder<FilingWorkbook> builder)
    {
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.NodeName).HasMaxLength(Institution.NameLength);
        builder.Property(row => row.States).HasConversion<JsonListConverter<SubmissionState>, JsonListComparer<SubmissionState>>();
        builder.Property(row => row.Sha256).HasMaxLength(ReportList.DigestLength);
        builder.Property(row => row.MadeByName).HasMaxLength(AppUser.NameLength);
        builder.HasOne<Season>().WithMany().HasForeignKey(row => row.SeasonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        foreach (var scope in Scopes)
            builder.HasIndex(scope, nameof(FilingWorkbook.SeasonId), nameof(FilingWorkbook.MadeAt), nameof(FilingWorkbook.Id));
        builder.HasIndex(row => row.FileId);
    }

    public void Configure(EntityTypeBuilder<FilingWorkbookIndex> builder)
    {
        builder.HasKey(row => row.WorkbookId);
        builder.HasOne<FilingWorkbook>().WithOne().HasForeignKey<FilingWorkbookIndex>(row => row.WorkbookId).OnDelete(DeleteBehavior.Cascade);
    }
}
