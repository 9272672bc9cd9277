namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>A node that can own filings, with every form of "where it stands" that is compared.</summary>
/// <param name="Key">Short integers for the same ids: district, site, point, institution.</param>
/// <param name="Path">Materialised path of fixed width: district 2, site 2, point 3, institution 5 digits.</param>
internal sealed record Owner(Guid District, Guid? Site, Guid? Point, Guid Institution, (int District, int? Site, int? Point, int Institution) Key, string Path)
{
    /// <summary>The node right above: what kept counters are kept for.</summary>
    public Guid Parent => Point ?? Site ?? District;
}

/// <summary>Whose queue is asked for.</summary>
internal sealed record ScopeOfQueue(string Name, string Column, Guid Node, int Key, string PathPrefix, Guid[] Institutions);

/// <summary>1 district, 17 sites, 103 points and the institutions under them; most report to a point, some to the site, few to the district.</summary>
internal sealed class GeneratedTree
{
    public const int Sites = 17, Points = 103, MeasuredSite = 3;
    private const double FirstSiteShare = 0.22, MeasuredSiteShare = 0.06;

    private readonly Owner[][] bySite;
    private readonly Owner[] underDistrict;
    private readonly double[] cumulative = new double[Sites];

    public GeneratedTree(int institutions, SeededIds ids)
    {
        District = ids.Next();
        var sites = Enumerable.Range(0, Sites).Select(_ => ids.Next()).ToArray();
        var points = Enumerable.Range(0, Points).Select(_ => ids.Next()).ToArray();
        for (var site = 0; site < Sites; site++)
            cumulative[site] = Share(site) + (site == 0 ? 0 : cumulative[site - 1]);

        var owners = new List<Owner>(institutions);
        for (var i = 0; i < institutions; i++)
        {
            var level = i % 100;
            var site = level == 0 ? (int?)null : SiteAt((double)(i * 7919L % institutions) / institutions);
            var point = site is { } s && level >= 10 ? PointOf(s, i) : (int?)null;
            owners.Add(new(
                District,
                site is { } x ? sites[x] : null,
                point is { } y ? points[y] : null,
                ids.Next(),
                (1, site + 1, point + 1, i + 1),
                $"01{site + 1 ?? 0:00}{point + 1 ?? 0:000}{i + 1:00000}"));
        }

        Owners = owners;
        underDistrict = [.. owners.Where(owner => owner.Site is null)];
        bySite = [.. sites.Select(site => owners.Where(owner => owner.Site == site).ToArray())];
        MeasuredInstitution = bySite[MeasuredSite].First(owner => owner.Point is not null);
        Scopes =
        [
            new("institution", "InstitutionId", MeasuredInstitution.Institution, MeasuredInstitution.Key.Institution, MeasuredInstitution.Path, [MeasuredInstitution.Institution]),
            new("site", "SiteId", sites[MeasuredSite], MeasuredSite + 1, $"01{MeasuredSite + 1:00}", [.. bySite[MeasuredSite].Select(owner => owner.Institution)]),
            new("district", "DistrictId", District, 1, "01", [.. owners.Select(owner => owner.Institution)]),
        ];
    }

    public Guid District { get; }
    public IReadOnlyList<Owner> Owners { get; }
    public Owner MeasuredInstitution { get; }
    public IReadOnlyList<ScopeOfQueue> Scopes { get; }

    /// <summary>An owner for the next filing: sites by share, institutions of a site skewed towards the first ones.</summary>
    public Owner Pick(Random random)
    {
        if (random.NextDouble() < 0.01)
            return underDistrict[random.Next(underDistrict.Length)];
        var site = bySite[SiteAt(random.NextDouble())];
        while (true)
        {
            var u = random.NextDouble();
            var owner = site[(int)(site.Length * u * u)];
            if (owner != MeasuredInstitution)
                return owner;
        }
    }

    private static double Share(int site) => site switch
    {
        0 => FirstSiteShare,
        MeasuredSite => MeasuredSiteShare,
        _ => (1 - FirstSiteShare - MeasuredSiteShare) / (Sites - 2),
    };

    private int SiteAt(double u)
    {
        var site = Array.FindIndex(cumulative, bound => u < bound);
        return site < 0 ? Sites - 1 : site;
    }

    private static int PointOf(int site, int i) => Math.Min(Points - 1, (site * 6) + (i % (site == Sites - 1 ? 7 : 6)));
}

/// <summary>UUIDv7 values from a seed, so that a run can be repeated.</summary>
internal sealed class SeededIds(int seed)
{
    private readonly Random random = new(seed);

    public Guid Next() => Next(DateTime.UnixEpoch.AddYears(50));

    public Guid Next(DateTime at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var milliseconds = (long)(at - DateTime.UnixEpoch).TotalMilliseconds;
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
