using System.Globalization;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Accounts;

public enum InstitutionAccountState
{
    /// <summary>已生成: has a code, or had one, and was not activated yet.</summary>
    Issued,
    Active,
    Disabled,
}

/// <summary>
/// An account of an institution (主账号 or 业务账号), named <c>WS-nnnnn-nnn</c> or, for a business, <c>WS-nnnnn-nnn-cc</c>. The main account and the business
/// account 19 sign in, as a user of the same name, once activated; the other businesses have no work here and only record their state.
/// </summary>
public sealed class InstitutionAccount : IOwned, IVersioned
{
    public const int NameLength = 20;

    /// <summary>医师资格考试试用期考核证明申报管理 of business-codes.csv.</summary>
    public const string ProbationBusiness = "19";

    public required Guid Id { get; init; }
    public required Guid DistrictId { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? PointId { get; set; }
    public required Guid InstitutionId { get; set; }
    public Guid Version { get; set; }

    public required string Name { get; init; }

    /// <summary>Running number of the main account; null on business accounts, which carry their main account's name.</summary>
    public int? Number { get; init; }

    /// <summary>business-codes.csv; null on the main account.</summary>
    public string? BusinessCode { get; init; }

    public InstitutionAccountState State { get; private set; }
    public required DateTime IssuedAt { get; set; }
    public DateTime? ActivatedAt { get; private set; }

    /// <summary>The user that signs in with it.</summary>
    public Guid? UserId { get; private set; }

    public bool IsMain => BusinessCode is null;

    /// <summary>Whether activation makes a user.</summary>
    public bool SignsIn => IsMain || BusinessCode == ProbationBusiness;

    public static string MainName(int number) => string.Create(CultureInfo.InvariantCulture, $"WS-{number / 1000:D5}-{number % 1000:D3}");

    public static string BusinessName(string main, string businessCode) => $"{main}-{businessCode}";

    /// <param name="userId">The user made with it; null where nobody signs in.</param>
    /// <param name="at">When.</param>
    public Result<Done> Activate(Guid? userId, DateTime at)
    {
        if (State != InstitutionAccountState.Issued)
            return InstitutionAccountErrors.IllegalState(State);
        (State, UserId, ActivatedAt) = (InstitutionAccountState.Active, userId, at);
        return Done.Yes;
    }

    public Result<Done> Disable()
    {
        if (State == InstitutionAccountState.Disabled)
            return InstitutionAccountErrors.IllegalState(State);
        State = InstitutionAccountState.Disabled;
        return Done.Yes;
    }

    /// <summary>A disabled account goes back to what it was.</summary>
    public Result<Done> Enable()
    {
        if (State != InstitutionAccountState.Disabled)
            return InstitutionAccountErrors.IllegalState(State);
        State = ActivatedAt is null ? InstitutionAccountState.Issued : InstitutionAccountState.Active;
        return Done.Yes;
    }
}

public static class InstitutionAccountErrors
{
    public static Error IllegalState(InstitutionAccountState state) => new("account_state", ErrorKind.Conflict, state);

    /// <summary>Business accounts hang on an activated main account.</summary>
    public static Error NoMainAccount { get; } = new("no_main_account", ErrorKind.Conflict);
}
