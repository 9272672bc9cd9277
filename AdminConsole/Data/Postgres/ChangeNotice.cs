using System.Globalization;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Data.Postgres;

/// <summary>How committed changes are written into notifications: the sending node, then for each event its kind and ids, nothing else.</summary>
internal sealed class ChangeNotice
{
    public const string Channel = "changes";

    /// <summary>A notification takes fewer than 8,000 bytes; an event takes 167 at most.</summary>
    private const int EventsAtOnce = 40;

    private const char BetweenEvents = ';', BetweenFields = ',';

    private readonly string node = Guid.CreateVersion7().ToString("N");

    /// <summary>The payloads that carry the changes.</summary>
    public string[] Write(IReadOnlyCollection<ChangeEvent> changes) => [.. changes.Chunk(EventsAtOnce).Select(some => string.Join(BetweenEvents, some.Select(Write).Prepend(node)))];

    /// <summary>What another node committed; nothing where this node is the sender.</summary>
    public IReadOnlyCollection<ChangeEvent> Read(string payload)
    {
        var parts = payload.Split(BetweenEvents);
        return parts[0] == node ? [] : [.. parts.Skip(1).Select(ReadOne)];
    }

    private static string Write(ChangeEvent change) => string.Join(
        BetweenFields, ((int)change.Kind).ToString(CultureInfo.InvariantCulture), Id(change.Id), Id(change.Owner.DistrictId), Id(change.Owner.SiteId), Id(change.Owner.PointId), Id(change.Owner.InstitutionId));

    private static string Id(Guid? id) => id?.ToString("N") ?? "";

    private static ChangeEvent ReadOne(string text)
    {
        var fields = text.Split(BetweenFields);
        return new ChangeEvent(
            (ChangeKind)int.Parse(fields[0], CultureInfo.InvariantCulture), Guid.Parse(fields[1]), new Ancestry(Guid.Parse(fields[2]), IdOf(fields[3]), IdOf(fields[4]), Guid.Parse(fields[5])));
    }

    private static Guid? IdOf(string text) => text.Length == 0 ? null : Guid.Parse(text);
}
