using AdminConsole.Authorization;
using AdminConsole.Domain.Certificates;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<CertificatePrint>
{
    public void Configure(EntityTypeBuilder<CertificatePrint> builder)
    {
        builder.Property(row => row.SubmissionCode).HasMaxLength(Submission.CodeLength);
        builder.Property(row => row.PrintedByName).HasMaxLength(AppUser.NameLength);
        builder.HasOne<Submission>().WithMany().HasForeignKey(row => row.SubmissionId).OnDelete(DeleteBehavior.Cascade);

        // No two papers carry one number.
        builder.HasIndex(row => new { row.SubmissionId, row.Period, row.Copy }).IsUnique();
    }
}
