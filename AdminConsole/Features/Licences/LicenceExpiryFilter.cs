using System.Globalization;
using AdminConsole.Domain.Licences;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Licences;

/// <summary>What the expiry board shows; the address is the only place that says it.</summary>
public sealed record LicenceExpiryFilter(LicenceExpiry Expiry = LicenceExpiry.Expired, int Page = 1, int Size = LicenceExpiryFilter.UsualSize)
{
    public const int UsualSize = 50, MaxSize = 100;

    private const string Route = "licences/expiry";

    public static LicenceExpiryFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new LicenceExpiryFilter(
            values.TryGetValue("band", out var band) && Enum.TryParse<LicenceExpiry>(band, ignoreCase: true, out var expiry) && Enum.IsDefined(expiry) ? expiry : LicenceExpiry.Expired,
            Number("page", 1, int.MaxValue / MaxSize, 1),
            Number("size", 10, MaxSize, UsualSize));

        int Number(string key, int least, int most, int usual) =>
            values.TryGetValue(key, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : usual;
    }

    public string ToAddress() => QueryHelpers.AddQueryString(Route, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["band"] = Expiry == LicenceExpiry.Expired ? null : Expiry.ToString().ToLowerInvariant(),
        ["page"] = Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture),
        ["size"] = Size == UsualSize ? null : Size.ToString(CultureInfo.InvariantCulture),
    });
}
