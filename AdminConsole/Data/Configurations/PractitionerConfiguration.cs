using AdminConsole.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdminConsole.Data.Configurations;

internal sealed class PractitionerConfiguration : IEntityTypeConfiguration<Practitioner>, IEntityTypeConfiguration<RegistryVersion>
{
    public void Configure(EntityTypeBuilder<Practitioner> builder)
    {
        builder.HasKey(row => new { row.Id, row.FromVersion });
        builder.Property(row => row.CertificateIndex).HasMaxLength(16);
        builder.Property(row => row.CertificateMasked).HasMaxLength(30);
        builder.Property(row => row.Name).HasMaxLength(Practitioner.NameLength);
        builder.Property(row => row.Level).HasMaxLength(2);
        builder.Property(row => row.Category).HasMaxLength(3);
        builder.Property(row => row.PracticeInstitution).HasMaxLength(Practitioner.PracticeInstitutionLength);
        builder.Property(row => row.OtherInstitutions).HasConversion<LinesConverter, LinesComparer>().HasMaxLength(Practitioner.MostInstitutions * (Practitioner.PracticeInstitutionLength + 1));
        builder.Property(row => row.PracticeScope).HasMaxLength(Practitioner.PracticeScopeLength);
        builder.HasIndex(row => new { row.CertificateIndex, row.FromVersion }).IsUnique();
        builder.HasIndex(row => new { row.Name, row.Id });
        builder.HasIndex(row => row.FromVersion);
        builder.HasIndex(row => row.ToVersion);
    }

    public void Configure(EntityTypeBuilder<RegistryVersion> builder)
    {
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.Source).HasMaxLength(RegistryVersion.SourceLength);
        builder.Property(row => row.MadeBy).HasMaxLength(Practitioner.NameLength);
    }

    /// <summary>A few names, one a line: a name holds no line break.</summary>
    private sealed class LinesConverter() : ValueConverter<IReadOnlyList<string>, string>(lines => string.Join('\n', lines), text => text.Length == 0 ? Array.Empty<string>() : text.Split('\n', StringSplitOptions.None));

    private sealed class LinesComparer() : ValueComparer<IReadOnlyList<string>>((a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), lines => lines.Count, lines => lines);
}
