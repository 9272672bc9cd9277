using System.Globalization;

namespace AdminConsole.Domain.CodeLists;

/// <summary>A place for images of one kind of paper.</summary>
/// <param name="AppliesWhen">Name of the condition under which the slot is asked for; see Data/README.md.</param>
/// <param name="MinImages">Fewest images where the slot applies.</param>
/// <param name="PerInstitution">The minimum counts once for each probation institution.</param>
/// <param name="MaxImages">Most images; <see cref="MaterialSlots.MaxImagesUnlessNamed"/> where no maximum is published.</param>
/// <param name="Formats">File extensions without a dot.</param>
/// <param name="MaxKB">Size of one image as published: up to so many units of 1,024 bytes, for <see cref="MaterialSlots.Photo"/> fewer.</param>
/// <param name="Profiles">Season slot profiles that hold the slot.</param>
public sealed record MaterialSlot(
    string Code, string Name, string NameEn, string AppliesWhen, int MinImages, bool PerInstitution, int MaxImages,
    IReadOnlyList<string> Formats, int MaxKB, IReadOnlyList<string> Profiles);

/// <summary>The material slots of every season profile.</summary>
public static class MaterialSlots
{
    public const string Photo = "ID_PHOTO", Hubei = "hubei", Hunan2021 = "hunan-2021-registration";

    public const int MaxImagesUnlessNamed = 10;

    internal const string ListName = "material-slots";

    public static IReadOnlyList<MaterialSlot> All { get; } = [.. Codes.Read(ListName).Select(Slot)];

    public static MaterialSlot? Find(string code) => All.FirstOrDefault(slot => slot.Code == code);

    public static IEnumerable<MaterialSlot> OfProfile(string profile) => All.Where(slot => slot.Profiles.Contains(profile));

    private static MaterialSlot Slot(IReadOnlyDictionary<string, string> row) => new(
        row["code"], row["name"], row["nameEn"], row["appliesWhen"], Number(row["minImages"]), row["perInstitution"] == "yes",
        row["maxImages"] is { Length: > 0 } max ? Number(max) : MaxImagesUnlessNamed, row["formats"].Split(' '), Number(row["maxKB"]), row["profiles"].Split(' '));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
