using System.Reflection;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Announcements;
using AdminConsole.Domain.Candidates;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Jobs;
using AdminConsole.Outbox;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Data;

/// <summary>Reads every table of the model under every kind of scope and compares with what the tree of parents says, not with the columns that the filters use.</summary>
public sealed class ScopeIsolationTests
{
    /// <summary>Tables that every signed-in caller reads whole. A line here is a decision.</summary>
    private static readonly Type[] Shared = [typeof(Practitioner), typeof(RegistryVersion), typeof(Season), typeof(SeasonNotice), typeof(SeasonCounter), typeof(Download), typeof(Lease), typeof(TimetableMark)];

    /// <summary>Tables whose rows belong to a person, whom nobody else is.</summary>
    private static readonly Type[] OfOnePerson = [typeof(Message), typeof(Job)];

    /// <summary>Announcements and what hangs on them: by audience, not by place.</summary>
    private static readonly Type[] Published = [typeof(Announcement), typeof(AnnouncementRead), typeof(PublishedFile), typeof(JobFile), typeof(JobFilePiece)];

    /// <summary>Tables that no user reads.</summary>
    private static readonly Type[] ProductOnly =
    [
        typeof(IdempotencyKey), typeof(OneTimeCode), typeof(AttemptCounter),
        typeof(ReverificationRequest),
        typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>), typeof(IdentityUserPasskey<Guid>),

        // A person's own.
        typeof(ReviewDraft), typeof(EntryDraft), typeof(ReviewPreference), typeof(SavedView), typeof(Reveal), typeof(UserSession),
    ];

    /// <summary>Tables of the installation as a whole, which people at the root read.</summary>
    private static readonly Type[] Installation = [typeof(ApiClient), typeof(OutboxEntry), typeof(OutboxAttempt), typeof(AuditArchive), typeof(PersonalRequest)];

    [Theory, DatabaseData]
    public async Task AZ02_AZ06_Users_SeeTheirSubtreeInEveryTable_AndNothingElse(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        foreach (var node in SampleLibrary.Nodes)
            await ActAsync(host, SampleLibrary.Person(node, Role.DistrictStaff));
        var all = await ReadAllAsync(host, AccessScope.System);
        var ownerOf = OwnerOf(all);

        foreach (var node in SampleLibrary.Nodes)
        {
            var subtree = SampleLibrary.Subtree(node);
            var seen = await ReadAllAsync(host, SampleLibrary.Person(node, Role.DistrictStaff));
            foreach (var (type, rows) in all)
            {
                // Who looks after nodes sees their acts, the root everybody's, an institution nobody's.
                if (type == typeof(AuditEntry))
                {
                    var acts = rows.Cast<AuditEntry>().Where(entry => node.Kind == InstitutionKind.District || node.Kind != InstitutionKind.Institution && entry.NodeId is { } owner && subtree.Contains(owner));
                    Assert.Equal(node.Kind == InstitutionKind.Institution, !acts.Any());
                    Assert.True(Keys(acts).SetEquals(Keys(seen[type])), $"{node.Name} sees the wrong entries of the record.");
                    continue;
                }

                if (Published.Contains(type))
                    continue;
                var expected = Shared.Contains(type) || (Installation.Contains(type) && node.Kind == InstitutionKind.District) ? rows : ProductOnly.Contains(type) || Installation.Contains(type) || OfOnePerson.Contains(type) ? [] : rows.Where(row => subtree.Contains(ownerOf(row))).ToList();
                Assert.True(Keys(expected).SetEquals(Keys(seen[type])), $"{node.Name} sees the wrong rows of {type.Name}.");
            }

            foreach (var (type, rows) in PublishedTo(node.Kind, all))
                Assert.True(Keys(rows).SetEquals(Keys(seen[type])), $"{node.Name} sees the wrong rows of {type.Name}.");
        }
    }

    /// <summary>What of the announcements' tables somebody at such a node sees who has written and read none.</summary>
    private static Dictionary<Type, IReadOnlyList<object>> PublishedTo(InstitutionKind kind, Dictionary<Type, IReadOnlyList<object>> all)
    {
        var isDistrict = kind == InstitutionKind.District;
        var announcements = all[typeof(Announcement)].Cast<Announcement>().Where(row => isDistrict || (row.State == AnnouncementState.Published && (row.Audience == Levels.All || kind == InstitutionKind.Institution))).ToList();
        var parents = announcements.Select(row => row.Id).Concat(all[typeof(Download)].Cast<Download>().Select(row => row.Id)).ToHashSet();
        var files = all[typeof(PublishedFile)].Cast<PublishedFile>().Where(row => parents.Contains(row.ParentId!.Value)).ToList();
        var contents = files.Select(row => row.FileId).ToHashSet();
        return new()
        {
            [typeof(Announcement)] = announcements,
            [typeof(AnnouncementRead)] = isDistrict ? all[typeof(AnnouncementRead)] : [],
            [typeof(PublishedFile)] = files,
            [typeof(JobFile)] = [.. all[typeof(JobFile)].Cast<JobFile>().Where(row => contents.Contains(row.Id))],
            [typeof(JobFilePiece)] = [.. all[typeof(JobFilePiece)].Cast<JobFilePiece>().Where(row => contents.Contains(row.FileId))],
        };
    }

    [Theory, DatabaseData]
    public async Task AZ11_ApiClients_SeeWhatTheyBrought_AndTheLibrary(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var all = await ReadAllAsync(host, AccessScope.System);

        var seen = await ReadAllAsync(host, AccessScope.ForApiClient(SampleLibrary.FirstClient, "first"));

        var filings = all[typeof(Submission)].Cast<Submission>().Where(row => row.ClientId == SampleLibrary.FirstClient).Select(row => row.Id).ToHashSet();
        Assert.Equal(2, filings.Count);
        foreach (var (type, rows) in all)
        {
            var expected = rows.Where(row => row switch
            {
                Institution or InstitutionName or ConfirmationCode or Practitioner or RegistryVersion or Season or SeasonNotice or SeasonCounter or Lease or TimetableMark => true,
                IClientOwned brought => brought.ClientId == SampleLibrary.FirstClient,
                SubmissionRevision revision => filings.Contains(revision.SubmissionId),
                SubmissionMentor mentor => filings.Contains(mentor.SubmissionId),
                Decision decision => filings.Contains(decision.SubmissionId),
                IdempotencyKey key => key.ClientId == SampleLibrary.FirstClient,
                ApiClient client => client.Id == SampleLibrary.FirstClient,
                AuditEntry entry => entry.ActorId == SampleLibrary.FirstClient,
                _ => false,
            });
            Assert.True(Keys(expected).SetEquals(Keys(seen[type])), $"The client sees the wrong rows of {type.Name}.");
        }
    }

    [Theory, DatabaseData]
    public async Task AZ06_Messages_AreSeenByTheirReaderAlone(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var readers = await host.InspectAsync(data => data.Messages.ToListAsync());

        Assert.NotEmpty(readers);
        foreach (var message in readers)
        {
            var node = SampleLibrary.Nodes[0];
            var reader = AccessScope.ForUser(message.UserId, "reader", node.Id, node.Name, node.Kind, [Role.DistrictStaff]);
            Assert.Equal([message.Id], await host.As(reader).ReadAsync((data, ct) => data.Messages.Select(row => row.Id).ToListAsync(ct)));
        }
    }

    [Theory, DatabaseData]
    public async Task AZ02_Nobody_SeesNothing(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        var seen = await ReadAllAsync(host, AccessScope.None);

        Assert.All(seen, table => Assert.Empty(table.Value));
    }

    [Theory, DatabaseData]
    public async Task AZ06_CountsAndJoins_FollowTheScope(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var db = host.As(SampleLibrary.SiteStaff);

        Assert.Equal(2, await db.ReadAsync((data, ct) => data.Submissions.CountAsync(ct)));
        Assert.Equal(2, await db.ReadAsync((data, ct) => data.Seasons.SelectMany(season => data.Submissions.Where(row => row.SeasonId == season.Id)).CountAsync(ct)));
        Assert.Equal(0, await db.ReadAsync((data, ct) => data.Submissions.CountAsync(row => row.InstitutionId == SampleLibrary.YichangHospital.Id, ct)));
        Assert.Null(await db.ReadAsync((data, ct) => data.Institutions.FindAsync([SampleLibrary.YichangHospital.Id], ct).AsTask()));
    }

    private static Task ActAsync(DataHost host, AccessScope person) => host.As(person).WriteAsync<Done>(work =>
    {
        work.Audit("institution.export", nameof(Institution), person.NodeId);
        return Task.FromResult<Result<Done>>(Done.Yes);
    });

    private static async Task<Dictionary<Type, IReadOnlyList<object>>> ReadAllAsync(DataHost host, AccessScope scope)
    {
        var rows = await host.As(scope).ReadAsync(async (data, _) =>
        {
            var tables = new Dictionary<Type, IReadOnlyList<object>>();
            foreach (var type in data.Model.GetEntityTypes().Where(type => !type.IsOwned()).Select(type => type.ClrType))
                tables[type] = await (Task<IReadOnlyList<object>>)RowsMethod.MakeGenericMethod(type).Invoke(null, [data])!;
            return tables;
        });
        Assert.InRange(rows.Count, 18, 100);
        return rows;
    }

    private static readonly MethodInfo RowsMethod = typeof(ScopeIsolationTests).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<IReadOnlyList<object>> RowsAsync<T>(AppDbContext data)
        where T : class => [.. (await data.Set<T>().ToListAsync()).Cast<object>()];

    /// <summary>The institution that a row belongs to; fails for a table that nobody has thought about.</summary>
    private static Func<object, Guid> OwnerOf(Dictionary<Type, IReadOnlyList<object>> all)
    {
        var filings = all[typeof(Submission)].Cast<Submission>().ToDictionary(row => row.Id, row => row.InstitutionId);
        var users = all[typeof(AppUser)].Cast<AppUser>().ToDictionary(row => row.Id, row => row.InstitutionId);
        return row => row switch
        {
            IOwned owned => owned.InstitutionId,
            SubmissionRevision revision => filings[revision.SubmissionId],
            SubmissionMentor mentor => filings[mentor.SubmissionId],
            PossibleDuplicate => SampleLibrary.District.Id,
            IBesideSubmission beside => filings[beside.SubmissionId],
            Material material => filings[material.SubmissionId!.Value],
            RoleAssignment role => users[role.UserId],
            _ => throw new InvalidOperationException($"Whose is a row of {row.GetType().Name}? Give it an owner, or list it as shared."),
        };
    }

    private static HashSet<string> Keys(IEnumerable<object> rows) => rows.Select(row => row switch
    {
        SubmissionRevision revision => $"{revision.SubmissionId}/{revision.Revision}",
        SubmissionCount count => $"{count.SeasonId}/{count.InstitutionId}/{count.State}",
        ReturnReasonCount count => $"{count.SeasonId}/{count.InstitutionId}/{count.Reason}",
        InstitutionCount count => $"{count.SeasonId}/{count.InstitutionId}",
        SubmissionMentor mentor => $"{mentor.SubmissionId}/{mentor.Post}",
        PossibleDuplicate pair => $"{pair.FirstId}/{pair.SecondId}",
        RoleAssignment role => $"{role.UserId}/{role.Role}",
        PeriodTick tick => $"{tick.SubmissionId}/{tick.Digest}",
        ReviewVisit visit => $"{visit.SubmissionId}/{visit.UserId}",
        ReviewDraft draft => $"{draft.SubmissionId}/{draft.UserId}",
        ReviewPreference preference => $"{preference.UserId}",
        IBesideSubmission beside and not ReviewNote => $"{beside.SubmissionId}",
        ConfirmationCode code => $"{code.InstitutionId}",
        RegistrationDelegation delegation => $"{delegation.InstitutionId}",
        SeasonNotice notice => $"{notice.SeasonId}/{notice.Version}",
        SeasonCounter counter => counter.SeasonId,
        IdempotencyKey key => $"{key.Key}",
        OneTimeCode code => $"{code.Purpose}/{code.Subject}",
        AttemptCounter counter => counter.Key,
        AuditEntry entry => $"{entry.Sequence}",
        AuditArchive archive => $"{archive.Last}",
        RegistryVersion version => $"{version.Number}",
        OutboxAttempt attempt => $"{attempt.EntryId}/{attempt.Number}",
        AnnouncementRead read => $"{read.AnnouncementId}/{read.UserId}",
        JobFilePiece piece => $"{piece.FileId}/{piece.Number}",
        Lease or TimetableMark => (string)row.GetType().GetProperty("Name")!.GetValue(row)!,
        _ => row.GetType().GetProperty("Id")!.GetValue(row)!.ToString()!,
    }).ToHashSet(StringComparer.Ordinal);
}
