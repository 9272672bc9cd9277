using AdminConsole.Domain.Candidates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class CandidateConfiguration : IEntityTypeConfiguration<PersonalRequest>
{
    public void Configure(EntityTypeBuilder<PersonalRequest> builder)
    {
        builder.Property(row => row.PersonIndex).HasMaxLength(16);
        builder.Property(row => row.Text).HasMaxLength(PersonalRequest.TextLength);
        builder.Property(row => row.RecordedByName).HasMaxLength(PersonalRequest.NameLength);
        builder.Property(row => row.Answer).HasMaxLength(PersonalRequest.TextLength);
        builder.Property(row => row.AnsweredByName).HasMaxLength(PersonalRequest.NameLength);
        builder.HasIndex(row => row.PersonIndex);
    }
}
