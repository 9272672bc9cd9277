using AdminConsole.Components.Layout;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Components.Layout;

public sealed class AssetsTests
{
    [Fact]
    public void Address_File_ChangesWithItsContent()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "app.css");
        var assets = new Assets(new WebRootOf(folder.Path));

        File.WriteAllText(file, "a {}");
        var first = assets["app.css"];
        File.WriteAllText(file, "b {}");
        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Matches(@"^app\.css\?v=[0-9a-f]{10}$", first);
        Assert.NotEqual(first, assets["app.css"]);
    }

    [Fact]
    public void Address_MissingFile_Throws()
    {
        using var folder = new TempFolder();

        Assert.Throws<FileNotFoundException>(() => new Assets(new WebRootOf(folder.Path))["nothing.css"]);
    }
}
