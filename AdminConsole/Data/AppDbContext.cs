using System.Collections.Frozen;
using System.Linq.Expressions;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Announcements;
using AdminConsole.Domain.Candidates;
using AdminConsole.Domain.Certificates;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Jobs;
using AdminConsole.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace AdminConsole.Data;

/// <summary>
/// The database under one scope. Features get it from <see cref="Db"/> only. Each kind of scope has its own model, in which the query filter
/// <see cref="ScopeFilter"/> is a single equality on an indexed column (docs/decisions/004-scope-columns.md).
/// </summary>
public abstract class AppDbContext(DbContextOptions options, AccessScope scope) : IdentityUserContext<AppUser, Guid>(options)
{
    /// <summary>Name of the query filter that holds the scope.</summary>
    public const string ScopeFilter = "InstitutionScope";

    /// <summary>Name of the query filter that shows one whole version of the registry.</summary>
    public const string PublishedFilter = "PublishedVersion";

    /// <summary>No user's rows: only the product itself reads them, and an API client its own.</summary>
    private static readonly FrozenSet<Type> ProductRecords = FrozenSet.Create(
        typeof(AuditEntry), typeof(AuditArchive), typeof(ApiClient), typeof(IdempotencyKey), typeof(OneTimeCode), typeof(AttemptCounter), typeof(PersonalRequest),
        typeof(ReverificationRequest),
        typeof(OutboxEntry), typeof(OutboxAttempt), typeof(Message),
        typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>), typeof(IdentityUserPasskey<Guid>));

    /// <summary>Of the installation as a whole: people at the root, where a permission lets them, look after these.</summary>
    private static readonly FrozenSet<Type> InstallationRecords = FrozenSet.Create(typeof(ApiClient), typeof(OutboxEntry), typeof(OutboxAttempt), typeof(AuditEntry), typeof(AuditArchive), typeof(PersonalRequest));

    public AccessScope Scope { get; } = scope;

    /// <summary>The only value the filters compare with; a context member, so that EF makes it a parameter.</summary>
    public Guid ScopeNodeId { get; } = scope.NodeId;

    /// <summary>Compared with for what a person keeps for themselves.</summary>
    public Guid ScopeUserId { get; } = scope.UserId ?? Guid.Empty;

    public DbSet<Institution> Institutions => Set<Institution>();
    public DbSet<InstitutionName> InstitutionNames => Set<InstitutionName>();
    public DbSet<ChangeRequest> ChangeRequests => Set<ChangeRequest>();
    public DbSet<ConfirmationCode> ConfirmationCodes => Set<ConfirmationCode>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<RegistrationDelegation> RegistrationDelegations => Set<RegistrationDelegation>();
    public DbSet<InstitutionAccount> InstitutionAccounts => Set<InstitutionAccount>();
    public DbSet<Season> Seasons => Set<Season>();
    public DbSet<SeasonNotice> SeasonNotices => Set<SeasonNotice>();
    public DbSet<SeasonCounter> SeasonCounters => Set<SeasonCounter>();
    public DbSet<ApiClient> ApiClients => Set<ApiClient>();
    public DbSet<Binding> Bindings => Set<Binding>();
    public DbSet<Licence> Licences => Set<Licence>();
    public DbSet<Scan> Scans => Set<Scan>();
    public DbSet<Material> Materials => Set<Material>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmissionCount> SubmissionCounts => Set<SubmissionCount>();
    public DbSet<ReturnReasonCount> ReturnReasonCounts => Set<ReturnReasonCount>();
    public DbSet<InstitutionCount> InstitutionCounts => Set<InstitutionCount>();
    public DbSet<SubmissionRevision> SubmissionRevisions => Set<SubmissionRevision>();
    public DbSet<SubmissionMentor> SubmissionMentors => Set<SubmissionMentor>();
    public DbSet<EntryDraft> EntryDrafts => Set<EntryDraft>();
    public DbSet<PersonalRequest> PersonalRequests => Set<PersonalRequest>();
    public DbSet<PossibleDuplicate> PossibleDuplicates => Set<PossibleDuplicate>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<ReportList> ReportLists => Set<ReportList>();
    public DbSet<ReportLine> ReportLines => Set<ReportLine>();
    public DbSet<SubmissionStep> SubmissionSteps => Set<SubmissionStep>();
    public DbSet<FilingWorkbook> FilingWorkbooks => Set<FilingWorkbook>();
    public DbSet<FilingWorkbookIndex> FilingWorkbookIndexes => Set<FilingWorkbookIndex>();
    public DbSet<CertificatePrint> CertificatePrints => Set<CertificatePrint>();
    public DbSet<ReviewClaim> ReviewClaims => Set<ReviewClaim>();
    public DbSet<ReviewVisit> ReviewVisits => Set<ReviewVisit>();
    public DbSet<PeriodTick> PeriodTicks => Set<PeriodTick>();
    public DbSet<ReviewDraft> ReviewDrafts => Set<ReviewDraft>();
    public DbSet<ReviewPreference> ReviewPreferences => Set<ReviewPreference>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<ReviewHold> ReviewHolds => Set<ReviewHold>();
    public DbSet<ReviewNote> ReviewNotes => Set<ReviewNote>();
    public DbSet<ReasonTemplate> ReasonTemplates => Set<ReasonTemplate>();
    public DbSet<Reveal> Reveals => Set<Reveal>();
    public DbSet<MentorLoad> MentorLoads => Set<MentorLoad>();
    public DbSet<InstitutionLoad> InstitutionLoads => Set<InstitutionLoad>();
    public DbSet<ReverificationRequest> ReverificationRequests => Set<ReverificationRequest>();
    /// <summary>The entries of the published version of the registry; every version's through <see cref="PractitionerHistory"/>.</summary>
    public DbSet<Practitioner> Practitioners => Set<Practitioner>();

    /// <summary>Entries of all versions, drafts included.</summary>
    public IQueryable<Practitioner> PractitionerHistory => Practitioners.IgnoreQueryFilters([PublishedFilter]);

    public DbSet<RegistryVersion> RegistryVersions => Set<RegistryVersion>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<OutboxEntry> OutboxEntries => Set<OutboxEntry>();
    public DbSet<OutboxAttempt> OutboxAttempts => Set<OutboxAttempt>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Announcement> Announcements => Set<Announcement>();
    public DbSet<AnnouncementRead> AnnouncementReads => Set<AnnouncementRead>();
    public DbSet<Download> Downloads => Set<Download>();
    public DbSet<PublishedFile> PublishedFiles => Set<PublishedFile>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditArchive> AuditArchives => Set<AuditArchive>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<JobFile> JobFiles => Set<JobFile>();
    public DbSet<JobFilePiece> JobFilePieces => Set<JobFilePiece>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<TimetableMark> TimetableMarks => Set<TimetableMark>();

    /// <summary>What the saves of this context change in the kept counts; <see cref="Db"/> writes it before the unit commits.</summary>
    internal SubmissionTally Tally { get; } = new();

    /// <summary>How saves outside <see cref="Db"/> (Identity's own stores) reach the database: through the writer's gate where there is one.</summary>
    internal Func<Func<Task<int>>, Task<int>>? SaveThrough { get; init; }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Tally.Add(ChangeTracker);
        return SaveThrough is null
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : SaveThrough(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));
    }

    /// <summary>Would pass by the writer's gate.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously.");

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ReplaceService<IModelCacheKeyFactory, ScopeModelCacheKeyFactory>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<Phrase>().HaveConversion<PhraseConverter>().HaveMaxLength(1000);
        configurationBuilder.Properties<VerificationReport>().HaveConversion<VerificationReportConverter, VerificationReportComparer>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        if (Scope.Kind != ScopeKind.System)
            ApplyScope(builder);
        builder.Entity<Practitioner>().HasQueryFilter(PublishedFilter, row =>
            row.FromVersion <= (RegistryVersions.Where(version => version.PublishedAt != null).Max(version => (int?)version.Number) ?? 0)
            && (row.ToVersion == null || row.ToVersion > (RegistryVersions.Where(version => version.PublishedAt != null).Max(version => (int?)version.Number) ?? 0)));
        foreach (var type in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IVersioned))))
            builder.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
    }

    /// <summary>
    /// The row-level rule for every kind of scope: users see the rows of their node and below, API clients what they brought and the library to choose from,
    /// nobody sees nothing. Rows that hang on another are reached only through it and follow its rule; the product's own records are nobody else's.
    /// </summary>
    private void ApplyScope(ModelBuilder builder)
    {
        foreach (var type in builder.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && entity.FindPrimaryKey() is not null).Select(entity => entity.ClrType).Where(IsScoped).ToList())
            builder.Entity(type).HasQueryFilter(ScopeFilter, FilterFor(type));
        if (Scope.Kind == ScopeKind.None)
            return;
        builder.Entity<SubmissionRevision>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
        builder.Entity<SubmissionMentor>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
        builder.Entity<ReportLine>().HasQueryFilter(ScopeFilter, row => ReportLists.Any(owner => owner.Id == row.ListId));
        builder.Entity<FilingWorkbookIndex>().HasQueryFilter(ScopeFilter, row => FilingWorkbooks.Any(owner => owner.Id == row.WorkbookId));
        builder.Entity<RoleAssignment>().HasQueryFilter(ScopeFilter, row => Users.Any(owner => owner.Id == row.UserId));
        if (Scope.Kind == ScopeKind.District)
            builder.Entity<PossibleDuplicate>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.FirstId));
        else
            builder.Entity<PossibleDuplicate>().HasQueryFilter(ScopeFilter, row => false);
        builder.Entity<Job>().HasQueryFilter(ScopeFilter, row => row.RequesterId == ScopeUserId);
        builder.Entity<JobFile>().HasQueryFilter(ScopeFilter, row => row.OwnerId == ScopeUserId || FilingWorkbooks.Any(kept => kept.FileId == row.Id) || PublishedFiles.Any(kept => kept.FileId == row.Id));
        builder.Entity<JobFilePiece>().HasQueryFilter(ScopeFilter, row => JobFiles.Any(owner => owner.Id == row.FileId));
        if (Scope.Kind == ScopeKind.ApiClient)
        {
            builder.Entity<Decision>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
            builder.Entity<ReviewNote>().HasQueryFilter(ScopeFilter, row => row.Visible && Submissions.Any(owner => owner.Id == row.SubmissionId));
            builder.Entity<Announcement>().HasQueryFilter(ScopeFilter, row => false);
            builder.Entity<AnnouncementRead>().HasQueryFilter(ScopeFilter, row => false);
            builder.Entity<Download>().HasQueryFilter(ScopeFilter, row => false);
            builder.Entity<PublishedFile>().HasQueryFilter(ScopeFilter, row => false);
        }
        else
        {
            ApplyUserScope(builder);
        }
    }

    private void ApplyUserScope(ModelBuilder builder)
    {
        // Who looks after nodes sees the acts of those who act for them; the district's people see them all (InstallationRecords).
        if (Scope.Kind is ScopeKind.Site or ScopeKind.Point)
            builder.Entity<AuditEntry>().HasQueryFilter(ScopeFilter, row => Institutions.Any(node => node.Id == row.NodeId));
        builder.Entity<Material>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
        builder.Entity<Message>().HasQueryFilter(ScopeFilter, row => row.UserId == ScopeUserId);
        builder.Entity<ReviewClaim>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
        builder.Entity<ReviewVisit>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
        builder.Entity<PeriodTick>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
        builder.Entity<ReviewHold>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
        builder.Entity<ReviewNote>().HasQueryFilter(ScopeFilter, row => Submissions.Any(owner => owner.Id == row.SubmissionId));
        builder.Entity<ReviewDraft>().HasQueryFilter(ScopeFilter, row => row.UserId == ScopeUserId);
        builder.Entity<EntryDraft>().HasQueryFilter(ScopeFilter, row => row.UserId == ScopeUserId);
        builder.Entity<ReviewPreference>().HasQueryFilter(ScopeFilter, row => row.UserId == ScopeUserId);
        builder.Entity<SavedView>().HasQueryFilter(ScopeFilter, row => row.UserId == ScopeUserId);
        builder.Entity<UserSession>().HasQueryFilter(ScopeFilter, row => row.UserId == ScopeUserId);
        builder.Entity<Reveal>().HasQueryFilter(ScopeFilter, row => row.UserId == ScopeUserId);
        ApplyAnnouncementScope(builder);
    }

    /// <summary>The district writes and sees all announcements and who has read them, a level below those that are published to it; their files follow them.</summary>
    private void ApplyAnnouncementScope(ModelBuilder builder)
    {
        var announcements = builder.Entity<Announcement>();
        switch (Scope.Kind)
        {
            case ScopeKind.Site:
                announcements.HasQueryFilter(ScopeFilter, row => row.State == AnnouncementState.Published && row.Audience.HasFlag(Levels.Sites));
                break;
            case ScopeKind.Point:
                announcements.HasQueryFilter(ScopeFilter, row => row.State == AnnouncementState.Published && row.Audience.HasFlag(Levels.Points));
                break;
            case ScopeKind.Institution:
                announcements.HasQueryFilter(ScopeFilter, row => row.State == AnnouncementState.Published && row.Audience.HasFlag(Levels.Institutions));
                break;
        }

        if (Scope.Kind != ScopeKind.District)
            builder.Entity<AnnouncementRead>().HasQueryFilter(ScopeFilter, row => row.UserId == ScopeUserId);
        builder.Entity<PublishedFile>().HasQueryFilter(
            ScopeFilter,
            row => (row.ParentId == null && row.UploadedBy == ScopeUserId) || Announcements.Any(parent => parent.Id == row.ParentId) || Downloads.Any(parent => parent.Id == row.ParentId));
    }

    private bool IsScoped(Type type) =>
        Scope.Kind == ScopeKind.None || type.IsAssignableTo(typeof(IOwned)) || type.IsAssignableTo(typeof(IClientOwned))
        || type.IsAssignableTo(typeof(IBesideSubmission)) || type.IsAssignableTo(typeof(IUserOwned)) || ProductRecords.Contains(type);

    private LambdaExpression FilterFor(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var column = Scope.Kind switch
        {
            ScopeKind.ApiClient when type == typeof(Institution) || type == typeof(InstitutionName) || type == typeof(ConfirmationCode) => "",
            ScopeKind.ApiClient when type.IsAssignableTo(typeof(IClientOwned)) || type == typeof(IdempotencyKey) => nameof(IClientOwned.ClientId),
            ScopeKind.ApiClient when type == typeof(ApiClient) => nameof(ApiClient.Id),

            // Its own acts: of a withdrawal nothing else keeps the time.
            ScopeKind.ApiClient when type == typeof(AuditEntry) => nameof(AuditEntry.ActorId),
            ScopeKind.District when InstallationRecords.Contains(type) => "",
            ScopeKind.District => nameof(IOwned.DistrictId),
            ScopeKind.Site => nameof(IOwned.SiteId),
            ScopeKind.Point => nameof(IOwned.PointId),
            ScopeKind.Institution => type == typeof(Institution) ? nameof(Institution.Id) : nameof(IOwned.InstitutionId),
            _ => null,
        };
        if (column is null || column.Length > 0 && type.GetProperty(column) is null)
            return Expression.Lambda(Expression.Constant(false), row);
        if (column.Length == 0)
            return Expression.Lambda(Expression.Constant(true), row);
        Expression node = Expression.Property(Expression.Constant(this, typeof(AppDbContext)), nameof(ScopeNodeId));
        var property = Expression.Property(row, column);
        return Expression.Lambda(Expression.Equal(property, property.Type == typeof(Guid) ? node : Expression.Convert(node, property.Type)), row);
    }

    /// <summary>One model per context type and kind of scope.</summary>
    private sealed class ScopeModelCacheKeyFactory : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), ((AppDbContext)context).Scope.Kind, designTime);
    }
}
