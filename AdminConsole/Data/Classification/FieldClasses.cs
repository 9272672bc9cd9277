using System.Collections.Frozen;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Data.Facts;
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

namespace AdminConsole.Data.Classification;

/// <summary>
/// The one table of every column (PD-01): what class it is of, who reads it, how long it stays. The record asks it what must not be written down; a test fails
/// for a column without a class; docs/personal-data.md is made from it.
/// </summary>
public static class FieldClasses
{
    /// <summary>Where a row belongs and which state it is in: internal in every table.</summary>
    public const string Common = "Id DistrictId SiteId PointId InstitutionId Version";

    private const string Always = "no expiry: filings, decisions and lists are records (PD-06)";
    private const string Library = "as long as the institution";
    private const string Account = "as long as the account";
    private const string Draft = "until the act it prepares, at most Drafts:KeepDays";
    private const string Work = "30 days after the work ended; its files as long as they say";
    private const string Code = "until it is used or its life is over";
    private const string Outgoing = "until it is sent, then as the outbox is swept";

    private static readonly Readers Filing = new("the client that filed", Permission.ViewReviewQueue);
    private static readonly Readers Reported = new("", Permission.ViewReports);
    private static readonly Readers Nodes = new("", Permission.ViewInstitutions);
    private static readonly Readers Registry = new("", Permission.ViewPractitioners);
    private static readonly Readers Users = new("the person", Permission.ManageUsers);
    private static readonly Readers Owner = new("the person alone");
    private static readonly Readers Product = new("the product alone");
    private static readonly Readers Clients = new("", Permission.ViewApiClients);
    private static readonly Readers Everybody = new("everybody signed in");

    public static IReadOnlyList<TableClasses> Tables { get; } =
    [
        // Filings and what is decided about them.
        new(typeof(Submission), Filing, Always)
        {
            Internal = "AsksReason BindingId ClientId DecidedAt DecidedBy DurationMark EnteredBy ExamCategory ExamLevel IdentityMark MarksDueOn MentorMark Number Overlaps ReportListId ReturnedFor ReusedImages Revision SeasonId State SteppedAt SubmissionCode SubmittedAt TotalMonths WorstMark",
            Personal = "PersonName RealName DecidedByName DecisionNote Report",
            Sensitive = "DocumentMasked DocumentIndex EducationIndex NameBirthIndex PersonIndex PhoneTailIndex",
        },
        new(typeof(SubmissionRevision), Filing, Always) { Internal = "SubmissionId Revision EnteredBy ReceivedAt SubmissionCode", Sensitive = "Sealed" },
        new(typeof(SubmissionMentor), Product, Always) { Internal = "SubmissionId Period Post FirstMonth LastMonth", Sensitive = "CertificateIndex" },
        new(typeof(Material), Filing, Always) { Internal = "ClientId ContentType Height Length Orientation Slot StorageName SubmissionId UploadedAt Width", Sensitive = "ReceivedSha256 Sha256" },
        new(typeof(Binding), new Readers("the client that bound", Permission.ViewConfirmationCode), Always) { Internal = "BoundAt ClientId CodeNumber UnboundAt", Personal = "PersonName", Sensitive = "PersonIndex" },
        new(typeof(PossibleDuplicate), new Readers("", Permission.ViewDuplicates), Always) { Internal = "FirstId SecondId DismissedAt FoundAt Grounds SeasonId", Personal = "DismissalReason DismissedBy" },
        new(typeof(PersonalRequest), new Readers("", Permission.AnswerPersonalRequests), "no expiry, three years at least (PD-07)") { Internal = "AnsweredAt Kind ReceivedOn RecordedAt RecordedBy State", Personal = "Answer AnsweredByName RecordedByName Text", Sensitive = "PersonIndex" },
        new(typeof(EntryDraft), Owner, Draft) { Internal = "SavedAt SubmissionId UserId", Sensitive = "Sealed" },
        new(typeof(IdempotencyKey), Product, "7 days") { Internal = "ClientId Key CreatedAt SubmissionId", Sensitive = "AnswerSealed BodySha256" },
        new(typeof(Decision), Filing, Always) { Internal = "DecidedAt DecidedBy LeftVersion Result Revision SubmissionId UndoUntil UndoneAt", Personal = "DecidedByName Feedback Note Report" },
        new(typeof(SubmissionStep), Filing, Always) { Internal = "Action At By From ListId SeasonId SubmissionId To", Personal = "ByName Reason" },
        new(typeof(PeriodTick), Filing, Always) { Internal = "SubmissionId At TickedBy", Personal = "Digest TickedByName" },
        new(typeof(ReviewNote), Filing, Always) { Internal = "At SubmissionId Visible WrittenBy", Personal = "Text WrittenByName" },
        new(typeof(ReviewHold), Filing, "until it is released") { Internal = "SubmissionId HeldAt HeldBy Until", Personal = "HeldByName Reason" },
        new(typeof(ReviewClaim), Filing, "ten minutes, renewed while it is used") { Internal = "SubmissionId HolderId TakenAt Until", Personal = "HolderName" },
        new(typeof(ReviewVisit), Filing, "minutes") { Internal = "SubmissionId UserId Until", Personal = "UserName" },
        new(typeof(ReviewDraft), Owner, Draft) { Internal = "SubmissionId UserId SavedAt", Sensitive = "Sealed" },
        new(typeof(ReviewPreference), Owner, Account) { Internal = "UserId Next SingleKeys View TourSeen" },
        new(typeof(SavedView), Owner, Account) { Internal = "Name Query SavedAt UserId" },
        new(typeof(ReasonTemplate), Filing, "until it is removed") { Internal = "CreatedAt UserId", Personal = "Text" },
        new(typeof(Reveal), Owner, Account) { Internal = "At SubmissionId UserId Value" },
        new(typeof(ReportList), Reported, Always) { Internal = "Digest InstitutionName Number ReportedAt ReportedBy Rows SeasonId", Personal = "ReportedByName" },
        new(typeof(ReportLine), Reported, Always) { Internal = "ListId Position Digest SubmissionId", Sensitive = "Sealed" },
        new(typeof(FilingWorkbook), Reported, Always) { Internal = "Added Changed FileId Layout MadeAt MadeBy NodeName Revoked Rows SeasonId Sha256 States", Personal = "MadeByName" },
        new(typeof(FilingWorkbookIndex), Product, Always) { Internal = "WorkbookId", Sensitive = "Content" },
        new(typeof(CertificatePrint), new Readers("", Permission.PrintCertificates), Always) { Internal = "Copy Period PrintedAt PrintedBy SubmissionCode SubmissionId", Personal = "PrintedByName" },

        // Counts hold nobody.
        new(typeof(SubmissionCount), Filing, Always) { Internal = "SeasonId State Green NeedsReason Red RedDuration RedIdentity RedMentor Resubmitted SentBack Total" },
        new(typeof(ReturnReasonCount), Filing, Always) { Internal = "SeasonId Reason Total" },
        new(typeof(InstitutionCount), Filing, Always) { Internal = "SeasonId Approved Filed Red Reported Reviewed Total" },
        new(typeof(SeasonCounter), Product, Always) { Internal = "SeasonId Last LastList" },
        new(typeof(InstitutionLoad), new Readers("", Permission.ViewRisk), Always) { Internal = "Filings Mentors Month PerMentor SeasonId Trainees" },
        new(typeof(MentorLoad), new Readers("", Permission.ViewRisk), Always) { Internal = "Elsewhere Filings Institutions Month SeasonId Trainees TraineesHere", Sensitive = "CertificateIndex" },
        new(typeof(ReverificationRequest), Product, "until it is fulfilled") { Internal = "At Cause Key" },

        // Institutions, licences, seasons, announcements.
        new(typeof(Institution), Nodes, Library)
        {
            Public = "CategoryCode Code DivisionCode Kind Name SearchText Profile.Address Profile.BusinessLevel Profile.Grade Profile.Level Profile.OpeningState Profile.Postcode Profile.RegistrationNumber Profile.ServicePopulation",
            Internal = "ParentId LockedAt LockedBy LockNote SuspendedAt SuspendedBy SuspensionReason",
        },
        new(typeof(InstitutionName), Nodes, Library) { Public = "Kind Name ValidFrom ValidTo" },
        new(typeof(ChangeRequest), Nodes, Library) { Internal = "AnsweredAt CurrentValue Proposal RequestedAt RequestedById State Subject", Personal = "Answer AnsweredBy Reason RequestedBy" },
        new(typeof(ConfirmationCode), new Readers("", Permission.UseConfirmationCode), "until it is changed") { Internal = "FrozenAt IssuedAt Number", Sensitive = "Sealed" },
        new(typeof(InstitutionAccount), new Readers("", Permission.ViewBusinessAccounts), Library) { Internal = "ActivatedAt BusinessCode IssuedAt Name Number State UserId" },
        new(typeof(Licence), Nodes, Library)
        {
            Public = "Details.Address Details.IssuedOn Details.IssuingAuthority Details.Name Details.RegistrationNumber Details.Subjects Details.ValidFrom Details.ValidTo",
            Internal = "CreatedAt RemindOn UsedBy UsedUntil",
            Personal = "Details.LegalRepresentative Details.PersonInCharge",
        },
        new(typeof(Scan), Nodes, "as long as the record it belongs to") { Internal = "ContentType Height Kind Length Orientation ParentId StorageName UploadedAt UploadedBy Width", Personal = "Label", Sensitive = "ReceivedSha256 Sha256" },
        new(typeof(Registration), new Readers("the applicant, by enquiry", Permission.ReviewRegistrations), Always)
        {
            Internal = "Account AppliedAt Authority Code CodeShownAt DecidedAt LicenceNumber Name NodeId OpenCode State SubmittedAt Address",
            Personal = "AdministratorName DecidedBy Note",
            Sensitive = "PhoneIndex PhoneMasked PhoneSealed",
        },
        new(typeof(RegistrationDelegation), new Readers("", Permission.ReviewRegistrations), Library) { Internal = "Area" },
        new(typeof(Season), Everybody, Always) { Public = "CutOff Deadline End ExamYear IsOpen MentorLoadLimit Name NoticeVersion RejectedMayRefile ReportOn ReturnReasons SecondReview SlotProfile Start PracticeYears.Apprenticeship PracticeYears.Bachelor PracticeYears.College PracticeYears.Secondary" },
        new(typeof(SeasonNotice), Everybody, Always) { Public = "SeasonId PublishedAt Text" },
        new(typeof(Announcement), new Readers("", Permission.ViewAnnouncements), "until it is deleted") { Internal = "Audience Pinned PublishedAt Readers State Text Title ValidFrom ValidTo WithdrawnAt WrittenAt", Personal = "PublishedBy" },
        new(typeof(AnnouncementRead), new Readers("the person", Permission.ManageAnnouncements), "as long as the announcement") { Internal = "AnnouncementId UserId At" },
        new(typeof(Download), new Readers("", Permission.ViewAnnouncements), "until it is removed") { Internal = "Category Place PublishedAt Title" },
        new(typeof(PublishedFile), new Readers("", Permission.ViewAnnouncements), "as long as what it belongs to") { Internal = "FileId ParentId Place UploadedBy" },

        // The registry of practitioners.
        new(typeof(Practitioner), Registry, "until no version holds the entry")
        {
            Internal = "FromVersion Category Level State StateSince ToVersion ValidFrom ValidTo",
            Personal = "Name OtherInstitutions PracticeInstitution PracticeScope",
            Sensitive = "CertificateIndex CertificateMasked CertificateSealed",
        },
        new(typeof(RegistryVersion), Registry, Always) { Internal = "Number Added Changed JobId MadeAt PublishedAt Removed Source", Personal = "MadeBy" },

        // Accounts, sessions, codes, clients.
        new(typeof(AppUser), Users, "until it is deleted")
        {
            Internal = "AccessFailedCount Authentication ConcurrencyStamp Disabled EmailConfirmed LockoutEnabled LockoutEnd PasswordSetAt PhoneNumberConfirmed Preferences TwoFactorEnabled UsedAt",
            Personal = "DisplayName Email NormalizedEmail NormalizedUserName UserName",
            Sensitive = "CertificateIndex CertificateSealed FormerPasswordHashes PasswordHash PhoneIndex PhoneMasked PhoneNumber PhoneSealed PhoneTailIndex SecurityStamp",
        },
        new(typeof(RoleAssignment), Users, Account) { Internal = "UserId Role" },
        new(typeof(UserSession), Owner, "Session:Absolute") { Internal = "ActiveAt AuthenticatedAt EndedAt Ending Method StartedAt UserId", Personal = "Browser ClientAddress", Sensitive = "Key Stamp" },
        new(typeof(IdentityUserPasskey<Guid>), Owner, Account)
        {
            Internal = "UserId Data.CreatedAt Data.IsBackedUp Data.IsBackupEligible Data.IsUserVerified Data.SignCount Data.Transports",
            Personal = "Data.Name",
            Sensitive = "CredentialId Data.AttestationObject Data.ClientDataJson Data.PublicKey",
        },
        new(typeof(IdentityUserClaim<Guid>), Product, Account) { Internal = "UserId ClaimType ClaimValue" },
        new(typeof(IdentityUserLogin<Guid>), Product, Account) { Internal = "UserId LoginProvider", Personal = "ProviderKey ProviderDisplayName" },
        new(typeof(IdentityUserToken<Guid>), Product, Account) { Internal = "UserId LoginProvider Name", Sensitive = "Value" },
        new(typeof(OneTimeCode), Product, Code) { Internal = "Purpose ExpiresAt IssuedAt IssuedBy Tries", Personal = "Subject", Sensitive = "Digest Salt" },
        new(typeof(AttemptCounter), Product, Code) { Internal = "Count Until", Personal = "Key" },
        new(typeof(ApiClient), Clients, "until it is deleted")
        {
            Internal = "ClientId Disabled LastUsedAt Name Networks PreviousSecretUntil PreviousWebhookSecretUntil RatePerMinute Scopes WebhookUrl",
            Sensitive = "PreviousSecretSha256 PreviousWebhookSecretSealed SecretSha256 WebhookSecretSealed",
        },

        // What the product keeps of its own work.
        new(typeof(AuditEntry), new Readers("", Permission.ViewAudit, Permission.ReadAudit), "Audit:RetentionDays, then in sealed archives")
        {
            Internal = "Sequence Action ActorId ActorRoles At Mac NodeId ObjectId ObjectType Outcome Session TraceId",
            Personal = "ActorName Changes ClientAddress Reason",
        },
        new(typeof(AuditArchive), new Readers("", Permission.ReadAudit), Always) { Internal = "Last ArchivedAt File First LastMac Seal Sha256" },
        new(typeof(Job), Owner, Work) { Internal = "Attempts CancelRequested Checkpoint Done EndedAt FileId InputFileId Kind Language Outcome RequestedAt RequesterId StartedAt State Subject Total", Personal = "ClientAddress", Sensitive = "InputSealed OutputSealed" },
        new(typeof(JobFile), Owner, "24 hours for exports") { Internal = "ContentType ExpiresAt Length OwnerId Sha256", Personal = "Name" },
        new(typeof(JobFilePiece), Owner, "as long as the file") { Internal = "FileId Number", Sensitive = "Sealed" },
        new(typeof(Lease), Product, "minutes") { Internal = "Name Holder Until" },
        new(typeof(TimetableMark), Product, Always) { Internal = "Name DoneUntil" },
        new(typeof(Message), Owner, Outgoing) { Internal = "At Link ReadAt UserId", Personal = "Words" },
        new(typeof(OutboxEntry), new Readers("", Permission.ResendOutbox), Outgoing)
        {
            Internal = "About Above Attempts Channel ClientId CreatedAt DueAt EndedAt Failure Kind Link NodeId NotAfter Reached Roles State UserId",
            Personal = "Body Recipient Words",
            Sensitive = "Sealed",
        },
        new(typeof(OutboxAttempt), new Readers("", Permission.ResendOutbox), Outgoing) { Internal = "EntryId Number At Failure Milliseconds Status" },
    ];

    public static IReadOnlyList<FieldClass> All { get; } = [.. Tables.SelectMany(FieldsOf)];

    private static readonly FrozenSet<string> CommonFields = Common.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, TableClasses> ByEntity = Tables.ToFrozenDictionary(table => table.Entity);

    private static readonly FrozenDictionary<(Type, string), FieldClass> ByField = All.ToFrozenDictionary(field => (field.Table.Entity, field.Field));

    /// <summary>Null for a column that has no class, which a test forbids.</summary>
    public static FieldClass? Find(Type entity, string field) =>
        ByField.GetValueOrDefault((entity, field)) ?? (CommonFields.Contains(field) && ByEntity.GetValueOrDefault(entity) is { } table ? new FieldClass(table, field, DataClass.Internal) : null);

    private static IEnumerable<FieldClass> FieldsOf(TableClasses table)
    {
        foreach (var (names, kind) in ((string, DataClass)[])[(table.Public, DataClass.Public), (table.Internal, DataClass.Internal), (table.Personal, DataClass.Personal), (table.Sensitive, DataClass.Sensitive)])
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return new FieldClass(table, name, kind);
        }
    }
}
