using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>
/// The second person (process.md §5): who entered a filing, or is a mentor in it by certificate number, does not decide it. Where that leaves the institution
/// with nobody, the nearest level above that has staff decides.
/// </summary>
internal static class SecondPersonQueries
{
    /// <summary>Whether this person may decide the filing as far as capacity goes; season, state and marks are asked elsewhere.</summary>
    public static async Task<DecisionCapacity> CapacityAsync(AppDbContext data, Submission filing, CancellationToken ct)
    {
        var scope = data.Scope;
        if (scope.UserId is not { } userId)
            return DecisionCapacity.None;
        if (!scope.Can(Permission.DecideSubmission, filing) && !(scope.Can(Permission.StandInForReviewer, filing) && await MayStandInAsync(data, filing, ct)))
            return DecisionCapacity.None;
        return await IsBarredAsync(data, filing, userId, ct) ? DecisionCapacity.Barred : DecisionCapacity.MayDecide;
    }

    private static async Task<bool> IsBarredAsync(AppDbContext data, Submission filing, Guid userId, CancellationToken ct) =>
        await Enterers(data, filing).ContainsAsync(userId, ct) || await Mentors(data, filing).AnyAsync(user => user.Id == userId, ct);

    private static async Task<bool> MayStandInAsync(AppDbContext data, Submission filing, CancellationToken ct)
    {
        var (mentors, enterers) = (Mentors(data, filing), Enterers(data, filing));
        var needed = filing.EnteredBy is not null || await mentors.AnyAsync(user => user.InstitutionId == filing.InstitutionId, ct);
        if (!needed || await data.Users.Where(user => user.InstitutionId == filing.InstitutionId && !user.Disabled && user.Roles.Any(row => row.Role == Role.InstitutionReviewer))
                .AnyAsync(user => !enterers.Contains(user.Id) && !mentors.Any(mentor => mentor.Id == user.Id), ct))
            return false;
        return await data.IsNearestWithStaffAsync(filing, ct);
    }

    /// <summary>Users who entered the filing, or changed what was entered.</summary>
    private static IQueryable<Guid> Enterers(AppDbContext data, Submission filing) =>
        data.SubmissionRevisions.Where(revision => revision.SubmissionId == filing.Id && revision.EnteredBy != null).Select(revision => revision.EnteredBy!.Value);

    /// <summary>Users who are mentors in the filing.</summary>
    private static IQueryable<AppUser> Mentors(AppDbContext data, Submission filing) =>
        data.Users.Where(user => user.CertificateIndex != null && data.SubmissionMentors.Any(mentor => mentor.SubmissionId == filing.Id && mentor.CertificateIndex == user.CertificateIndex));
}

/// <summary>What a person is to a filing that waits for a decision.</summary>
public enum DecisionCapacity
{
    /// <summary>Looks only.</summary>
    None,

    /// <summary>Would decide, were it not for the second person.</summary>
    Barred,
    MayDecide,
}
