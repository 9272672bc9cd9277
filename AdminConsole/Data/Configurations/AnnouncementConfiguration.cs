using AdminConsole.Authorization;
using AdminConsole.Domain.Announcements;
using AdminConsole.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminConsole.Data.Configurations;

internal sealed class AnnouncementConfiguration :
    IEntityTypeConfiguration<Announcement>, IEntityTypeConfiguration<AnnouncementRead>, IEntityTypeConfiguration<Download>, IEntityTypeConfiguration<PublishedFile>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.Property(row => row.Title).HasMaxLength(Announcement.TitleLength);
        builder.Property(row => row.Text).HasMaxLength(Announcement.TextLength);
        builder.Property(row => row.PublishedBy).HasMaxLength(AppUser.NameLength);

        // As a number, so that the database can ask for one level of several.
        builder.Property(row => row.Audience).HasConversion<int>();
        builder.HasIndex(row => new { row.State, row.PublishedAt });
    }

    public void Configure(EntityTypeBuilder<AnnouncementRead> builder)
    {
        builder.HasKey(row => new { row.AnnouncementId, row.UserId });
        builder.HasOne<Announcement>().WithMany().HasForeignKey(row => row.AnnouncementId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Download> builder)
    {
        builder.Property(row => row.Title).HasMaxLength(Download.TitleLength);
        builder.HasIndex(row => new { row.Category, row.Place });
    }

    public void Configure(EntityTypeBuilder<PublishedFile> builder)
    {
        // An upload that nobody took up goes with its content.
        builder.HasOne<JobFile>().WithMany().HasForeignKey(row => row.FileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.ParentId, row.Place });
    }
}
