namespace AdminConsole.Domain.Institutions;

/// <summary>The code that candidates need to choose an institution (单位确认码). Sealed, because the institution's own people may read it again (CO-03).</summary>
public sealed class ConfirmationCode : IOwned
{
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }

    /// <summary>The institution and the row's key: one code at a time.</summary>
    public required Guid InstitutionId { get; init; }

    /// <summary>Counts the institution's codes, so that a binding can say with which it was made.</summary>
    public int Number { get; private set; } = 1;

    public required byte[] Sealed { get; set; }
    public required DateTime IssuedAt { get; set; }

    /// <summary>冻结: no code is right until it is thawed.</summary>
    public DateTime? FrozenAt { get; private set; }

    /// <summary>更换: the older code is wrong from now on; what was bound with it stays bound.</summary>
    public void Rotate(byte[] @sealed, DateTime at) => (Number, Sealed, IssuedAt) = (Number + 1, @sealed, at);

    public void Freeze(DateTime at) => FrozenAt ??= at;

    public void Thaw() => FrozenAt = null;
}
