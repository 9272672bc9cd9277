using System.Collections.Concurrent;
using AdminConsole.Configuration;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Sessions;

/// <summary>
/// The screens that each person has open here: a screen costs this node memory for as long as it stands, so one too many closes the oldest. Each node counts its
/// own, and a browser stays with its node.
/// </summary>
public sealed class OpenScreens(IOptions<CircuitLimitOptions> options)
{
    private readonly ConcurrentDictionary<Guid, List<OpenScreen>> people = new();

    public int Most => options.Value.PerUser;

    /// <summary>A screen of the person has opened. Dispose what is answered when it closes.</summary>
    /// <param name="userId">Whose it is.</param>
    /// <param name="giveWay">Called at most once, when a newer one takes its place.</param>
    public IDisposable Open(Guid userId, Action giveWay)
    {
        var screens = people.GetOrAdd(userId, _ => []);
        OpenScreen opened = new(screens, giveWay);
        OpenScreen? oldest = null;
        lock (screens)
        {
            screens.Add(opened);
            if (screens.Count > Most)
            {
                oldest = screens[0];
                screens.RemoveAt(0);
            }
        }

        oldest?.GiveWay();
        return opened;
    }

    private sealed class OpenScreen(List<OpenScreen> screens, Action giveWay) : IDisposable
    {
        public void GiveWay() => giveWay();

        public void Dispose()
        {
            lock (screens)
                screens.Remove(this);
        }
    }
}
