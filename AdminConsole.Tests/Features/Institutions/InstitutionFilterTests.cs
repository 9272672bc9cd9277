using AdminConsole.Domain.Licences;
using AdminConsole.Features.Institutions;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Features.Institutions;

public sealed class InstitutionFilterTests
{
    [Fact]
    public void IN08_AnyQueryString_GivesAFilterWithinItsBounds() => Prop.ForAll<NonNull<string>, NonNull<string>>((key, value) =>
    {
        string[] keys = ["q", "category", "state", "licence", "subject", "sort", "page", "size", key.Get];
        var query = "?" + string.Join('&', keys.Select(name => $"{Uri.EscapeDataString(Valid(name))}={Uri.EscapeDataString(Valid(value.Get))}"));
        var filter = InstitutionFilter.Parse(query);
        return filter.Page is >= 1 and <= InstitutionFilter.LastPage && filter.Size is >= 1 and <= InstitutionFilter.MostRows
            && Enum.IsDefined(filter.Order) && InstitutionFilter.Parse(filter.ToQuery()) == filter;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("?page=-1&size=0", 1, 1)]
    [InlineData("?page=99999999999&size=100000", 10_000_000, 100)]
    [InlineData("?page=1e9&size=ten", 1, 20)]
    [InlineData("?page=&size=", 1, 20)]
    [InlineData("?page=3;DROP&size=1'", 1, 20)]
    public void IN08_PageAndSize_AreClamped(string query, int page, int size)
    {
        var filter = InstitutionFilter.Parse(query);

        Assert.Equal((page, size), (filter.Page, filter.Size));
    }

    [Theory]
    [InlineData("?sort=name", InstitutionOrder.Name, false)]
    [InlineData("?sort=-lockedAt", InstitutionOrder.LockedAt, true)]
    [InlineData("?sort=-password", InstitutionOrder.Name, false)]
    [InlineData("?sort=2", InstitutionOrder.Name, false)]
    [InlineData("?sort=Name,Code", InstitutionOrder.Name, false)]
    public void IN08_Sort_IsOneOfAList(string query, InstitutionOrder order, bool descending)
    {
        var filter = InstitutionFilter.Parse(query);

        Assert.Equal((order, descending), (filter.Order, filter.Descending));
    }

    [Theory]
    [InlineData("?category=HOSP", "HOSP")]
    [InlineData("?category=hosp", null)]
    [InlineData("?category=%25", null)]
    public void Category_IsOneOfTheTree(string query, string? expected) => Assert.Equal(expected, InstitutionFilter.Parse(query).Category);

    [Theory]
    [InlineData("?q=%20第一医院%20", "第一医院")]
    [InlineData("?q=%20", null)]
    [InlineData("?q=a%00b", null)]
    public void Text_IsTrimmedAndRefusesWhatCannotBeSeen(string query, string? expected) => Assert.Equal(expected, InstitutionFilter.Parse(query).Text);

    [Fact]
    public void ToQuery_Default_IsEmpty() => Assert.Equal("", InstitutionFilter.Default.ToQuery());

    [Fact]
    public void ToQuery_Everything_ComesBack()
    {
        var filter = new InstitutionFilter { Text = "100%_医院", Category = "HOSP-GEN", State = InstitutionLockState.Locked, Licence = LicenceExpiry.Within30Days, Subject = "03.04", Order = InstitutionOrder.Code, Descending = true, Page = 3, Size = 50 };

        Assert.Equal(filter, InstitutionFilter.Parse(filter.ToQuery()));
    }

    private static string Valid(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
