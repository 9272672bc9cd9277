using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class ReviewConfiguration :
    IEntityTypeConfiguration<ReviewClaim>, IEntityTypeConfiguration<ReviewVisit>, IEntityTypeConfiguration<PeriodTick>, IEntityTypeConfiguration<ReviewDraft>,
    IEntityTypeConfiguration<ReviewPreference>, IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<ReviewHold>, IEntityTypeConfiguration<ReviewNote>, IEntityTypeConfiguration<ReasonTemplate>, IEntityTypeConfiguration<Reveal>
{
    public void Configure(EntityTypeBuilder<ReviewClaim> builder)
    {
        builder.HasKey(row => row.SubmissionId);
        builder.Property(row => row.HolderName).HasMaxLength(AppUser.NameLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.HolderId);
    }

    public void Configure(EntityTypeBuilder<ReviewVisit> builder)
    {
        builder.HasKey(row => new { row.SubmissionId, row.UserId });
        builder.Property(row => row.UserName).HasMaxLength(AppUser.NameLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PeriodTick> builder)
    {
        builder.HasKey(row => new { row.SubmissionId, row.Digest });
        builder.Property(row => row.Digest).HasMaxLength(PeriodTick.DigestLength);
        builder.Property(row => row.TickedByName).HasMaxLength(AppUser.NameLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReviewDraft> builder)
    {
        builder.HasKey(row => new { row.SubmissionId, row.UserId });
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.SavedAt);
    }

    public void Configure(EntityTypeBuilder<ReviewPreference> builder)
    {
        builder.HasKey(row => row.UserId);
        builder.Property(row => row.View).HasMaxLength(SavedView.QueryLength);
    }

    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(row => row.Name).HasMaxLength(SavedView.NameLength);
        builder.Property(row => row.Query).HasMaxLength(SavedView.QueryLength);
        builder.HasIndex(row => new { row.UserId, row.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReviewHold> builder)
    {
        builder.HasKey(row => row.SubmissionId);
        builder.Property(row => row.Reason).HasMaxLength(ReviewHold.ReasonLength);
        builder.Property(row => row.HeldByName).HasMaxLength(AppUser.NameLength);
        builder.HasIndex(row => row.HeldBy);
        builder.HasIndex(row => row.Until);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReviewNote> builder)
    {
        builder.Property(row => row.Text).HasMaxLength(ReviewNote.TextLength);
        builder.Property(row => row.WrittenByName).HasMaxLength(AppUser.NameLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.SubmissionId, row.At });
    }

    public void Configure(EntityTypeBuilder<ReasonTemplate> builder)
    {
        builder.Property(row => row.Text).HasMaxLength(ReasonTemplate.TextLength);
        builder.HasOne<Institution>().WithMany().HasForeignKey(row => row.InstitutionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.InstitutionId, row.UserId });
    }

    public void Configure(EntityTypeBuilder<Reveal> builder)
    {
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.UserId, row.At });
    }
}
