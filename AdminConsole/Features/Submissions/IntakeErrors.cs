using AdminConsole.Domain;

namespace AdminConsole.Features.Submissions;

public static class IntakeErrors
{
    public static Error IdempotencyKeyRequired { get; } = new("idempotency_key_required", ErrorKind.BadRequest);

    public static Error IdempotencyMismatch { get; } = new("idempotency_mismatch", ErrorKind.Invalid);

    public static Error RealNamePending { get; } = new("real_name_pending", ErrorKind.Invalid);

    public static Error SeasonClosed { get; } = new("season_closed", ErrorKind.Conflict);

    /// <summary>A direct entry is deleted only until it was first decided.</summary>
    public static Error DecidedAlready { get; } = new("entry_decided", ErrorKind.Conflict);

    public static Error TooManyImages(int most) => new("too_many_images", ErrorKind.Invalid, most);

    /// <summary>The person has filed in this season already. Which filing that is only its own client is told (DU-04).</summary>
    public static Error Duplicate(Guid? id, string? number) => new("duplicate_submission", ErrorKind.Conflict)
    {
        Details = id is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal) { ["submissionId"] = $"{id}", ["number"] = $"{number}" },
    };

    /// <summary>Ends a unit that finds its key taken by a request that came in between; never leaves the service.</summary>
    internal static Error KeyTaken { get; } = new("idempotency_key_taken", ErrorKind.Conflict);
}
