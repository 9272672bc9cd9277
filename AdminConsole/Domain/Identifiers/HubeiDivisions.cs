using System.Collections.Frozen;
using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// Six-digit divisions that identity numbers of Hubei may begin with: those of today and those retired since 1980, because a number keeps the
/// division of its day (e.g. 4222xx, the former prefecture of Xiaogan). Codes alone, for the hint on unknown prefixes; other provinces give none.
/// </summary>
internal static class HubeiDivisions
{
    private const string Province = "42";

    /// <summary>Per prefecture the last two digits, single or as ranges.</summary>
    private const string Retired = """
        4201:01,20-24 4202:01,11,20-21 4203:01,21 4204:00 4205:01,21,23 4206:01,03-05,19-23,81 4207:01 4208:01,03,21 4209:01,24,83
        4210:01,04,21,23,25,82 4211:01 4212:01 4213:01-02 4221:00-03,21-31 4222:00-04,21-28 4223:00-02,21-27 4224:00-06,21-32
        4225:00-02,21-28 4226:00-01,21-27 4227:00-02,21-29 4228:21,24 4229:00,21 4290:00-03
        """;

    private static readonly FrozenSet<string> Known = CodeRanges.Expand(Retired).Concat(Codes.Divisions.Entries.Select(division => division.Code)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the prefix lies in Hubei and was never a division of it.</summary>
    public static bool IsUnknown(string prefix) => prefix.StartsWith(Province, StringComparison.Ordinal) && !Known.Contains(prefix);
}
