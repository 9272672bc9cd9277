using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class SubmissionConfiguration :
    IEntityTypeConfiguration<Submission>, IEntityTypeConfiguration<SubmissionCount>, IEntityTypeConfiguration<ReturnReasonCount>, IEntityTypeConfiguration<InstitutionCount>, IEntityTypeConfiguration<EntryDraft>, IEntityTypeConfiguration<SubmissionRevision>, IEntityTypeConfiguration<SubmissionMentor>, IEntityTypeConfiguration<PossibleDuplicate>, IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.Property(row => row.Number).HasMaxLength(Submission.NumberLength);
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.PersonName).HasMaxLength(Submission.NameLength);
        builder.Property(row => row.DocumentMasked).HasMaxLength(40);
        builder.Property(row => row.PersonIndex).HasMaxLength(16);
        builder.Property(row => row.DocumentIndex).HasMaxLength(16);
        builder.Property(row => row.NameBirthIndex).HasMaxLength(16);
        builder.Property(row => row.EducationIndex).HasMaxLength(16);
        builder.Property(row => row.PhoneTailIndex).HasMaxLength(16);
        builder.Property(row => row.ExamLevel).HasMaxLength(2);
        builder.Property(row => row.ExamCategory).HasMaxLength(3);
        builder.Property(row => row.SubmissionCode).HasMaxLength(Submission.CodeLength);
        builder.Property(row => row.DecidedByName).HasMaxLength(Submission.NameLength);
        builder.Property(row => row.DecisionNote).HasMaxLength(Submission.NoteLength);
        builder.Property(row => row.ReturnedFor).HasMaxLength(Submission.ReturnedForLength);
        builder.HasOne<Season>().WithMany().HasForeignKey(row => row.SeasonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.SeasonId, row.PersonIndex }).IsUnique();
        builder.HasIndex(row => row.SubmissionCode);

        // Duplicates within a season, and the ways in which somebody who asks for help is found.
        builder.HasIndex(row => new { row.DocumentIndex, row.SeasonId });
        builder.HasIndex(row => new { row.NameBirthIndex, row.SeasonId });
        builder.HasIndex(row => new { row.EducationIndex, row.SeasonId });
        builder.HasIndex(row => row.PhoneTailIndex);
        builder.HasIndex(row => row.PersonName);

        // Queue indexes: the scope's equality, the filter, the order, and what counts and the name search read (docs/decisions/004-scope-columns.md).
        builder.HasIndex(row => new { row.DistrictId, row.SeasonId, row.State, row.SubmittedAt, row.Id, row.WorstMark, row.PersonName });
        builder.HasIndex(row => new { row.SiteId, row.SeasonId, row.State, row.SubmittedAt, row.Id, row.WorstMark, row.PersonName });
        builder.HasIndex(row => new { row.PointId, row.SeasonId, row.State, row.SubmittedAt, row.Id, row.WorstMark, row.PersonName });
        builder.HasIndex(row => new { row.InstitutionId, row.SeasonId, row.State, row.SubmittedAt, row.Id, row.WorstMark, row.PersonName });
        builder.HasIndex(row => row.BindingId);
        builder.HasIndex(row => new { row.EnteredBy, row.SubmittedAt }).HasFilter("\"EnteredBy\" IS NOT NULL");
        builder.HasIndex(row => new { row.ReportListId, row.State });

        // What midnight looks for, the reports of risk, and since when filings stand where they are on their way up, or went back to their candidates. They hold few rows, and no other question can take them for its own.
        builder.HasIndex(row => new { row.State, row.MarksDueOn }).HasFilter("\"MarksDueOn\" IS NOT NULL");
        foreach (var scope in (string[])[nameof(Submission.DistrictId), nameof(Submission.SiteId), nameof(Submission.PointId), nameof(Submission.InstitutionId)])
        {
            builder.HasIndex(scope, nameof(Submission.SeasonId), nameof(Submission.Overlaps), nameof(Submission.Id)).HasFilter("\"Overlaps\" > 0");
            builder.HasIndex(scope, nameof(Submission.SeasonId), nameof(Submission.ReusedImages), nameof(Submission.Id)).HasFilter("\"ReusedImages\" > 0");
            builder.HasIndex([scope, nameof(Submission.SeasonId), nameof(Submission.State), nameof(Submission.SteppedAt), nameof(Submission.Id)], $"IX_Submissions_{scope}_SteppedAt").HasFilter("\"SteppedAt\" IS NOT NULL");
            builder.HasIndex([scope, nameof(Submission.SeasonId), nameof(Submission.State), nameof(Submission.SubmittedAt), nameof(Submission.Id)], $"IX_Submissions_{scope}_ReturnedFor").HasFilter("\"ReturnedFor\" IS NOT NULL");
        }
    }

    public void Configure(EntityTypeBuilder<SubmissionCount> builder)
    {
        builder.HasKey(row => new { row.SeasonId, row.InstitutionId, row.State });
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.HasOne<Season>().WithMany().HasForeignKey(row => row.SeasonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.DistrictId, row.SeasonId });
        builder.HasIndex(row => new { row.SiteId, row.SeasonId });
        builder.HasIndex(row => new { row.PointId, row.SeasonId });
    }

    public void Configure(EntityTypeBuilder<ReturnReasonCount> builder)
    {
        builder.HasKey(row => new { row.SeasonId, row.InstitutionId, row.Reason });
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.Reason).HasMaxLength(ReturnReason.CodeLength);
        builder.HasOne<Season>().WithMany().HasForeignKey(row => row.SeasonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.DistrictId, row.SeasonId });
        builder.HasIndex(row => new { row.SiteId, row.SeasonId });
        builder.HasIndex(row => new { row.PointId, row.SeasonId });
    }

    public void Configure(EntityTypeBuilder<InstitutionCount> builder)
    {
        builder.HasKey(row => new { row.SeasonId, row.InstitutionId });
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.HasOne<Season>().WithMany().HasForeignKey(row => row.SeasonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.InstitutionId);

        // In the order of the red ones, from which the first few are shown.
        builder.HasIndex(row => new { row.DistrictId, row.SeasonId, row.Red });
        builder.HasIndex(row => new { row.SiteId, row.SeasonId, row.Red });
        builder.HasIndex(row => new { row.PointId, row.SeasonId, row.Red });
    }

    public void Configure(EntityTypeBuilder<EntryDraft> builder)
    {
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.UserId, row.SavedAt });
        builder.HasIndex(row => row.SavedAt);
    }

    public void Configure(EntityTypeBuilder<SubmissionRevision> builder)
    {
        builder.HasKey(row => new { row.SubmissionId, row.Revision });
        builder.Property(row => row.SubmissionCode).HasMaxLength(Submission.CodeLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.SubmissionCode);
    }

    public void Configure(EntityTypeBuilder<SubmissionMentor> builder)
    {
        builder.HasKey(row => new { row.SubmissionId, row.Period, row.Post });
        builder.Property(row => row.CertificateIndex).HasMaxLength(16);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.CertificateIndex);
        builder.HasIndex(row => row.InstitutionId);
    }

    public void Configure(EntityTypeBuilder<PossibleDuplicate> builder)
    {
        builder.HasKey(row => new { row.FirstId, row.SecondId });
        builder.Property(row => row.SeasonId).HasMaxLength(Season.IdLength);
        builder.Property(row => row.DismissedBy).HasMaxLength(Submission.NameLength);
        builder.Property(row => row.DismissalReason).HasMaxLength(PossibleDuplicate.ReasonLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.FirstId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SecondId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.DismissedAt, row.FoundAt });
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.Property(row => row.Note).HasMaxLength(Submission.NoteLength);
        builder.Property(row => row.Feedback).HasConversion<JsonListConverter<FeedbackItem>, JsonListComparer<FeedbackItem>>();
        builder.Property(row => row.DecidedByName).HasMaxLength(Submission.NameLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.SubmissionId, row.DecidedAt });
    }
}
