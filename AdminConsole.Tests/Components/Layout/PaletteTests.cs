using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Components.Layout;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Components.Layout;

public sealed class PaletteTests : ComponentTest
{
    private readonly Source filings = new("review.palette", 10);
    private readonly Source institutions = new("institution.palette", 20);

    [Fact]
    public void Palette_Opened_ListsThePagesThatThePersonMayOpen()
    {
        var palette = Open(Role.InstitutionReviewer);

        var pages = Options(palette);
        Assert.Contains("审核队列", pages);
        Assert.DoesNotContain("执业医师库", pages);
        Assert.Equal(("true", "palette-0"), (palette.Find("[role=option]").GetAttribute("aria-selected"), palette.Find("input").GetAttribute("aria-activedescendant")));
        Assert.Empty(filings.Asked);
    }

    [Fact]
    public async Task Palette_Typing_AsksOnceItPauses_AndGroupsWhatIsFound()
    {
        var palette = Open(Role.DistrictStaff);

        palette.Find("input").Input("武");
        palette.Find("input").Input("武汉");
        Assert.Empty(filings.Asked);
        Clock.Advance(TypingPause.Pause);

        await palette.WaitForAssertionAsync(() => Assert.Equal(["申报", "机构"], palette.FindAll(".palette-group").Select(head => head.TextContent)));
        Assert.Equal(["武汉"], filings.Asked);
        Assert.Equal(["武汉"], institutions.Asked);
        Assert.Equal(["review.palette 武汉", "institution.palette 武汉"], Options(palette));
        Assert.StartsWith("共 2 项", palette.Find("[role=status]").TextContent, StringComparison.Ordinal);

        // What is on its way while somebody types on must not write over it.
        Assert.False(palette.Find("input").HasAttribute("value"));
    }

    [Fact]
    public async Task Palette_OneCharacter_FindsPagesAlone()
    {
        var palette = Open(Role.DistrictStaff);

        palette.Find("input").Input("库");
        Clock.Advance(TypingPause.Pause);

        await palette.WaitForAssertionAsync(() => Assert.Equal(["机构库", "执业医师库"], Options(palette)));
        Assert.Empty(filings.Asked);
    }

    [Fact]
    public async Task Palette_Arrows_MoveRoundTheList_AndEnterGoes()
    {
        var palette = Open(Role.DistrictStaff);
        var input = palette.Find("input");
        var last = palette.FindAll("[role=option]").Count - 1;

        await input.KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" });
        Assert.Equal($"palette-{last}", palette.Find("[aria-selected=true]").Id);
        await palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        await palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        Assert.Equal("palette-1", palette.Find("input").GetAttribute("aria-activedescendant"));
        await palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        JSInterop.VerifyInvoke("closePalette");
        Assert.EndsWith("/review", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Palette_EnterBeforeThePause_MeansWhatIsTyped()
    {
        var palette = Open(Role.DistrictStaff);
        palette.Find("input").Input("武汉");

        await palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter", IsComposing = true });
        Assert.Empty(filings.Asked);
        await palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal(["武汉"], filings.Asked);
        Assert.EndsWith("/review.palette/1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BR08_Palette_Closed_HoldsNothingThatWasFound()
    {
        var palette = Open(Role.DistrictStaff);
        palette.Find("input").Input("欧阳");
        Clock.Advance(TypingPause.Pause);
        await palette.WaitForAssertionAsync(() => Assert.Contains("欧阳", palette.Markup, StringComparison.Ordinal));

        await palette.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);

        Assert.DoesNotContain("欧阳", palette.Markup, StringComparison.Ordinal);
        Assert.Empty(palette.FindAll("[role=option]"));
    }

    private static List<string> Options(IRenderedComponent<Palette> palette) => [.. palette.FindAll("[role=option]").Select(option => option.TextContent.Trim())];

    private IRenderedComponent<Palette> Open(Role role)
    {
        var acting = new ActingScope(null!, null!);
        acting.Use(AccessScope.ForUser(Guid.CreateVersion7(), "王敏", Guid.CreateVersion7(), "湖北考区", InstitutionKind.District, [role]));
        Services.AddScoped(_ => acting);
        Services.AddSingleton<IPaletteSource>(institutions);
        Services.AddSingleton<IPaletteSource>(filings);
        var palette = Render<Palette>();
        palette.Find("input").Focus();
        return palette;
    }

    private sealed class Source(string title, int place) : IPaletteSource
    {
        public List<string> Asked { get; } = [];

        public int Place => place;

        public string Title => title;

        public Task<IReadOnlyList<PaletteEntry>> FindAsync(AccessScope scope, string text, CancellationToken ct = default)
        {
            Asked.Add(text);
            return Task.FromResult<IReadOnlyList<PaletteEntry>>([new PaletteEntry($"{title} {text}", null, $"{title}/1")]);
        }
    }
}
