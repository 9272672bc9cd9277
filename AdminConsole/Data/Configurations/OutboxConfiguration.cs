using AdminConsole.Authorization;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxEntry>, IEntityTypeConfiguration<OutboxAttempt>, IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<OutboxEntry> builder)
    {
        builder.Property(row => row.Kind).HasMaxLength(OutboxEntry.KindLength);
        builder.Property(row => row.Link).HasMaxLength(OutboxEntry.LinkLength);
        builder.Property(row => row.Roles).HasMaxLength(OutboxEntry.RolesLength);
        builder.Property(row => row.Recipient).HasMaxLength(OutboxEntry.RecipientLength);
        builder.Property(row => row.Failure).HasMaxLength(OutboxEntry.FailureLength);
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Cascade);

        // What is due, lane by lane; what one client was sent; what is about something; what the sweeper takes.
        builder.HasIndex(row => new { row.State, row.Channel, row.ClientId, row.DueAt });
        builder.HasIndex(row => new { row.ClientId, row.Id });
        builder.HasIndex(row => row.About);
        builder.HasIndex(row => new { row.State, row.EndedAt });
    }

    public void Configure(EntityTypeBuilder<OutboxAttempt> builder)
    {
        builder.HasKey(row => new { row.EntryId, row.Number });
        builder.Property(row => row.Failure).HasMaxLength(OutboxEntry.FailureLength);
        builder.HasOne<OutboxEntry>().WithMany().HasForeignKey(row => row.EntryId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(row => row.Link).HasMaxLength(OutboxEntry.LinkLength);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.UserId, row.ReadAt, row.Id });
        builder.HasIndex(row => new { row.UserId, row.Id });
    }
}
