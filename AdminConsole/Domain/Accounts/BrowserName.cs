namespace AdminConsole.Domain.Accounts;

/// <summary>A browser and its system by the names that people know, from what it says of itself: enough to tell one's own sessions apart.</summary>
public static class BrowserName
{
    public const int Longest = 40;

    /// <summary>Those that also call themselves another come before it.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger/", "WeChat"), ("QQBrowser/", "QQ"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("OpenHarmony", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Null when it says nothing that is known.</summary>
    public static string? Of(string? userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return browser is null || system is null ? browser ?? system : $"{browser} · {system}";
    }

    private static string? Find((string Mark, string Name)[] known, string? text) => Array.Find(known, one => text?.Contains(one.Mark, StringComparison.Ordinal) == true).Name;
}
