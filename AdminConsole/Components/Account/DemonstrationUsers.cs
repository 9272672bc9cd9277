namespace AdminConsole.Components.Account;

/// <summary>A user that Development seeds and the sign-in page lists.</summary>
/// <param name="UserName">Signs in with it.</param>
/// <param name="Password">In the clear: it is shown.</param>
/// <param name="RoleKey">Resource key of the role's name, e.g. <c>Strings.KeyOf(Role.DistrictStaff)</c>.</param>
/// <param name="NodeName">The node the user acts for.</param>
public sealed record DemonstrationUser(string UserName, string Password, string RoleKey, string NodeName);

/// <summary>Empty anywhere but in Development (AU-05).</summary>
public sealed record DemonstrationUsers(IReadOnlyList<DemonstrationUser> All)
{
    public static DemonstrationUsers None { get; } = new([]);
}
