using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Announcements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    Audience = table.Column<int>(type: "INTEGER", maxLength: 30, nullable: false),
                    Pinned = table.Column<bool>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PublishedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Readers = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Announcements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ApiClients",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SecretSha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PreviousSecretSha256 = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PreviousSecretUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    Networks = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    RatePerMinute = table.Column<int>(type: "INTEGER", nullable: true),
                    Disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WebhookUrl = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    WebhookSecretSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PreviousWebhookSecretSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PreviousWebhookSecretUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiClients", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AttemptCounters",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptCounters", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "AuditArchives",
                columns: table => new
                {
                    Last = table.Column<long>(type: "INTEGER", nullable: false),
                    First = table.Column<long>(type: "INTEGER", nullable: false),
                    LastMac = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    File = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Sha256 = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Seal = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditArchives", x => x.Last);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Mac = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ActorRoles = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    NodeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClientAddress = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    TraceId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Session = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Action = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ObjectType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ObjectId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Changes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Downloads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Downloads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IdempotencyKeys",
                columns: table => new
                {
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodySha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnswerSealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotencyKeys", x => new { x.ClientId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "InstitutionLoads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Trainees = table.Column<int>(type: "INTEGER", nullable: false),
                    Mentors = table.Column<int>(type: "INTEGER", nullable: false),
                    PerMentor = table.Column<int>(type: "INTEGER", nullable: false),
                    Filings = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstitutionLoads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Institutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    CategoryCode = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    DivisionCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    LockedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    LockNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SuspensionReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SuspendedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SuspendedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Profile_Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Profile_BusinessLevel = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Profile_Grade = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Profile_Level = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Profile_OpeningState = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Profile_Postcode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    Profile_RegistrationNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Profile_ServicePopulation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Institutions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Institutions_Institutions_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobFilePieces",
                columns: table => new
                {
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobFilePieces", x => new { x.FileId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "JobFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Jobs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequesterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientAddress = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    InputSealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    InputFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    CancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Checkpoint = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    OutputSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jobs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Holder = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "MentorLoads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    CertificateIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Trainees = table.Column<int>(type: "INTEGER", nullable: false),
                    TraineesHere = table.Column<int>(type: "INTEGER", nullable: false),
                    Institutions = table.Column<int>(type: "INTEGER", nullable: false),
                    Filings = table.Column<int>(type: "INTEGER", nullable: false),
                    Elsewhere = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentorLoads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OneTimeCodes",
                columns: table => new
                {
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OneTimeCodes", x => new { x.Purpose, x.Subject });
                });

            migrationBuilder.CreateTable(
                name: "Practitioners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ToVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    CertificateIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    CertificateSealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CertificateMasked = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    PracticeInstitution = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OtherInstitutions = table.Column<string>(type: "TEXT", maxLength: 1010, nullable: false),
                    PracticeScope = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    StateSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Practitioners", x => new { x.Id, x.FromVersion });
                });

            migrationBuilder.CreateTable(
                name: "RegistryVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Removed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistryVersions", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "ReverificationRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReverificationRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReviewPreferences",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Next = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    View = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    SingleKeys = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewPreferences", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SeasonCounters",
                columns: table => new
                {
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false),
                    LastList = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeasonCounters", x => x.SeasonId);
                });

            migrationBuilder.CreateTable(
                name: "Seasons",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ExamYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    End = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Deadline = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CutOff = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    NoticeVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SecondReview = table.Column<bool>(type: "INTEGER", nullable: false),
                    RejectedMayRefile = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReportOn = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    MentorLoadLimit = table.Column<int>(type: "INTEGER", nullable: false),
                    SlotProfile = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReturnReasons = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeYears_Apprenticeship = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 5),
                    PracticeYears_Bachelor = table.Column<int>(type: "INTEGER", nullable: false),
                    PracticeYears_College = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 2),
                    PracticeYears_Secondary = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 5)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Seasons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TimetableMarks",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    DoneUntil = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimetableMarks", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "AnnouncementReads",
                columns: table => new
                {
                    AnnouncementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnnouncementReads", x => new { x.AnnouncementId, x.UserId });
                    table.ForeignKey(
                        name: "FK_AnnouncementReads_Announcements_AnnouncementId",
                        column: x => x.AnnouncementId,
                        principalTable: "Announcements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutboxEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    About = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Link = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NodeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Roles = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Reached = table.Column<Guid>(type: "TEXT", nullable: true),
                    Above = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: true),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NotAfter = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutboxEntries_ApiClients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "ApiClients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CertificateSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CertificateIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: true),
                    Disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    PhoneSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PhoneIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: true),
                    PhoneMasked = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PhoneTailIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: true),
                    Authentication = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false, defaultValue: "Password"),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Bindings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PersonIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    BoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CodeNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    UnboundAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bindings_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChangeRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    CurrentValue = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Proposal = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RequestedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangeRequests_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConfirmationCodes",
                columns: table => new
                {
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 1),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FrozenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfirmationCodes", x => x.InstitutionId);
                    table.ForeignKey(
                        name: "FK_ConfirmationCodes_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InstitutionAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    BusinessCode = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActivatedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstitutionAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InstitutionAccounts_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InstitutionNames",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstitutionNames", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InstitutionNames_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Licences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    UsedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    UsedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Details_Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Details_IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Details_IssuingAuthority = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Details_LegalRepresentative = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Details_Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Details_PersonInCharge = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Details_RegistrationNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Details_Subjects = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Details_ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Details_ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Licences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Licences_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReasonTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReasonTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReasonTemplates_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegistrationDelegations",
                columns: table => new
                {
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Area = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistrationDelegations", x => x.InstitutionId);
                    table.ForeignKey(
                        name: "FK_RegistrationDelegations_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Registrations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    LicenceNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    AdministratorName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Authority = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OpenCode = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    PhoneSealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PhoneIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    PhoneMasked = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NodeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    CodeShownAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Registrations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Registrations_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Scans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StorageName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Orientation = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scans_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PublishedFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishedFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PublishedFiles_JobFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "JobFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FilingWorkbooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NodeName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    States = table.Column<string>(type: "TEXT", nullable: false),
                    Layout = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Added = table.Column<int>(type: "INTEGER", nullable: true),
                    Changed = table.Column<int>(type: "INTEGER", nullable: true),
                    Revoked = table.Column<int>(type: "INTEGER", nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FilingWorkbooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FilingWorkbooks_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FilingWorkbooks_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InstitutionCounts",
                columns: table => new
                {
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Reviewed = table.Column<int>(type: "INTEGER", nullable: false),
                    Approved = table.Column<int>(type: "INTEGER", nullable: false),
                    Reported = table.Column<int>(type: "INTEGER", nullable: false),
                    Filed = table.Column<int>(type: "INTEGER", nullable: false),
                    Red = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstitutionCounts", x => new { x.SeasonId, x.InstitutionId });
                    table.ForeignKey(
                        name: "FK_InstitutionCounts_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InstitutionCounts_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReportedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReportedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportLists_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReportLists_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReturnReasonCounts",
                columns: table => new
                {
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnReasonCounts", x => new { x.SeasonId, x.InstitutionId, x.Reason });
                    table.ForeignKey(
                        name: "FK_ReturnReasonCounts_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReturnReasonCounts_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SeasonNotices",
                columns: table => new
                {
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeasonNotices", x => new { x.SeasonId, x.Version });
                    table.ForeignKey(
                        name: "FK_SeasonNotices_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionCounts",
                columns: table => new
                {
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Green = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedsReason = table.Column<int>(type: "INTEGER", nullable: false),
                    Red = table.Column<int>(type: "INTEGER", nullable: false),
                    RedDuration = table.Column<int>(type: "INTEGER", nullable: false),
                    RedMentor = table.Column<int>(type: "INTEGER", nullable: false),
                    RedIdentity = table.Column<int>(type: "INTEGER", nullable: false),
                    Resubmitted = table.Column<int>(type: "INTEGER", nullable: false),
                    SentBack = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionCounts", x => new { x.SeasonId, x.InstitutionId, x.State });
                    table.ForeignKey(
                        name: "FK_SubmissionCounts_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SubmissionCounts_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Submissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BindingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DocumentMasked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    DocumentIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    NameBirthIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    EducationIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    PhoneTailIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    ExamLevel = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    ExamCategory = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    SubmissionCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RealName = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Report = table.Column<string>(type: "TEXT", nullable: false),
                    TotalMonths = table.Column<int>(type: "INTEGER", nullable: false),
                    DurationMark = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    MentorMark = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    IdentityMark = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    WorstMark = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    AsksReason = table.Column<bool>(type: "INTEGER", nullable: false),
                    MarksDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Overlaps = table.Column<int>(type: "INTEGER", nullable: false),
                    ReusedImages = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ReturnedFor = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    ReportListId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SteppedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Submissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Submissions_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Submissions_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutboxAttempts",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Milliseconds = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxAttempts", x => new { x.EntryId, x.Number });
                    table.ForeignKey(
                        name: "FK_OutboxAttempts_OutboxEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "OutboxEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EndedSessions",
                columns: table => new
                {
                    Session = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndedSessions", x => x.Session);
                    table.ForeignKey(
                        name: "FK_EndedSessions_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Messages_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoleAssignments",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleAssignments", x => new { x.UserId, x.Role });
                    table.ForeignKey(
                        name: "FK_RoleAssignments_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FilingWorkbookIndexes",
                columns: table => new
                {
                    WorkbookId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FilingWorkbookIndexes", x => x.WorkbookId);
                    table.ForeignKey(
                        name: "FK_FilingWorkbookIndexes_FilingWorkbooks_WorkbookId",
                        column: x => x.WorkbookId,
                        principalTable: "FilingWorkbooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CertificatePrints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Period = table.Column<int>(type: "INTEGER", nullable: true),
                    Copy = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmissionCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PrintedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    PrintedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PrintedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificatePrints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CertificatePrints_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeftVersion = table.Column<Guid>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Report = table.Column<string>(type: "TEXT", nullable: false),
                    Feedback = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryDrafts_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EntryDrafts_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Materials",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Slot = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StorageName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Orientation = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Materials", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Materials_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "PeriodTicks",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    TickedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    TickedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodTicks", x => new { x.SubmissionId, x.Digest });
                    table.ForeignKey(
                        name: "FK_PeriodTicks_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PossibleDuplicates",
                columns: table => new
                {
                    FirstId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Grounds = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DismissedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DismissedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DismissalReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PossibleDuplicates", x => new { x.FirstId, x.SecondId });
                    table.ForeignKey(
                        name: "FK_PossibleDuplicates_Submissions_FirstId",
                        column: x => x.FirstId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PossibleDuplicates_Submissions_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportLines",
                columns: table => new
                {
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportLines", x => new { x.ListId, x.Position });
                    table.ForeignKey(
                        name: "FK_ReportLines_ReportLists_ListId",
                        column: x => x.ListId,
                        principalTable: "ReportLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReportLines_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reveals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reveals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reveals_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewClaims",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HolderName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewClaims", x => x.SubmissionId);
                    table.ForeignKey(
                        name: "FK_ReviewClaims_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewDrafts",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewDrafts", x => new { x.SubmissionId, x.UserId });
                    table.ForeignKey(
                        name: "FK_ReviewDrafts_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewHolds",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HeldBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    HeldByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    HeldAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewHolds", x => x.SubmissionId);
                    table.ForeignKey(
                        name: "FK_ReviewHolds_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Visible = table.Column<bool>(type: "INTEGER", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewNotes_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewVisits",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewVisits", x => new { x.SubmissionId, x.UserId });
                    table.ForeignKey(
                        name: "FK_ReviewVisits_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionMentors",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Period = table.Column<int>(type: "INTEGER", nullable: false),
                    Post = table.Column<int>(type: "INTEGER", nullable: false),
                    CertificateIndex = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FirstMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    LastMonth = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionMentors", x => new { x.SubmissionId, x.Period, x.Post });
                    table.ForeignKey(
                        name: "FK_SubmissionMentors_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionRevisions",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubmissionCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionRevisions", x => new { x.SubmissionId, x.Revision });
                    table.ForeignKey(
                        name: "FK_SubmissionRevisions_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubmissionSteps_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_State_PublishedAt",
                table: "Announcements",
                columns: new[] { "State", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiClients_ClientId",
                table: "ApiClients",
                column: "ClientId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_DistrictId_DisplayName",
                table: "AspNetUsers",
                columns: new[] { "DistrictId", "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_InstitutionId_DisplayName",
                table: "AspNetUsers",
                columns: new[] { "InstitutionId", "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_PhoneIndex",
                table: "AspNetUsers",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_PhoneTailIndex",
                table: "AspNetUsers",
                column: "PhoneTailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_PointId_DisplayName",
                table: "AspNetUsers",
                columns: new[] { "PointId", "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_SiteId_DisplayName",
                table: "AspNetUsers",
                columns: new[] { "SiteId", "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_UsedAt",
                table: "AspNetUsers",
                column: "UsedAt");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttemptCounters_Until",
                table: "AttemptCounters",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ActorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_NodeId_Sequence",
                table: "AuditEntries",
                columns: new[] { "NodeId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ObjectType_ObjectId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ObjectType", "ObjectId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Bindings_ClientId_PersonIndex",
                table: "Bindings",
                columns: new[] { "ClientId", "PersonIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_Bindings_InstitutionId_BoundAt",
                table: "Bindings",
                columns: new[] { "InstitutionId", "BoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificatePrints_SubmissionId_Period_Copy",
                table: "CertificatePrints",
                columns: new[] { "SubmissionId", "Period", "Copy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_DistrictId_State_RequestedAt",
                table: "ChangeRequests",
                columns: new[] { "DistrictId", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_InstitutionId_State_RequestedAt",
                table: "ChangeRequests",
                columns: new[] { "InstitutionId", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_InstitutionId_Subject",
                table: "ChangeRequests",
                columns: new[] { "InstitutionId", "Subject" },
                unique: true,
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_PointId_State_RequestedAt",
                table: "ChangeRequests",
                columns: new[] { "PointId", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_SiteId_State_RequestedAt",
                table: "ChangeRequests",
                columns: new[] { "SiteId", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_SubmissionId_DecidedAt",
                table: "Decisions",
                columns: new[] { "SubmissionId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Downloads_Category_Place",
                table: "Downloads",
                columns: new[] { "Category", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_EndedSessions_EndedAt",
                table: "EndedSessions",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EndedSessions_UserId",
                table: "EndedSessions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryDrafts_InstitutionId",
                table: "EntryDrafts",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryDrafts_SavedAt",
                table: "EntryDrafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EntryDrafts_SubmissionId",
                table: "EntryDrafts",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryDrafts_UserId_SavedAt",
                table: "EntryDrafts",
                columns: new[] { "UserId", "SavedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FilingWorkbooks_DistrictId_SeasonId_MadeAt_Id",
                table: "FilingWorkbooks",
                columns: new[] { "DistrictId", "SeasonId", "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FilingWorkbooks_FileId",
                table: "FilingWorkbooks",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_FilingWorkbooks_InstitutionId_SeasonId_MadeAt_Id",
                table: "FilingWorkbooks",
                columns: new[] { "InstitutionId", "SeasonId", "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FilingWorkbooks_PointId_SeasonId_MadeAt_Id",
                table: "FilingWorkbooks",
                columns: new[] { "PointId", "SeasonId", "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FilingWorkbooks_SeasonId",
                table: "FilingWorkbooks",
                column: "SeasonId");

            migrationBuilder.CreateIndex(
                name: "IX_FilingWorkbooks_SiteId_SeasonId_MadeAt_Id",
                table: "FilingWorkbooks",
                columns: new[] { "SiteId", "SeasonId", "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionAccounts_InstitutionId_BusinessCode",
                table: "InstitutionAccounts",
                columns: new[] { "InstitutionId", "BusinessCode" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionAccounts_Name",
                table: "InstitutionAccounts",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionAccounts_Number",
                table: "InstitutionAccounts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionCounts_DistrictId_SeasonId_Red",
                table: "InstitutionCounts",
                columns: new[] { "DistrictId", "SeasonId", "Red" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionCounts_InstitutionId",
                table: "InstitutionCounts",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionCounts_PointId_SeasonId_Red",
                table: "InstitutionCounts",
                columns: new[] { "PointId", "SeasonId", "Red" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionCounts_SiteId_SeasonId_Red",
                table: "InstitutionCounts",
                columns: new[] { "SiteId", "SeasonId", "Red" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionLoads_DistrictId_SeasonId_PerMentor_Id",
                table: "InstitutionLoads",
                columns: new[] { "DistrictId", "SeasonId", "PerMentor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionLoads_InstitutionId_SeasonId",
                table: "InstitutionLoads",
                columns: new[] { "InstitutionId", "SeasonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionLoads_PointId_SeasonId_PerMentor_Id",
                table: "InstitutionLoads",
                columns: new[] { "PointId", "SeasonId", "PerMentor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionLoads_SiteId_SeasonId_PerMentor_Id",
                table: "InstitutionLoads",
                columns: new[] { "SiteId", "SeasonId", "PerMentor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionNames_InstitutionId",
                table: "InstitutionNames",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_Code",
                table: "Institutions",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_DistrictId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "DistrictId", "CategoryCode", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_DistrictId_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "DistrictId", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_Kind_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "Kind", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_ParentId",
                table: "Institutions",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_PointId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "PointId", "CategoryCode", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_PointId_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "PointId", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_SiteId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "SiteId", "CategoryCode", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_SiteId_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "SiteId", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_JobFiles_ExpiresAt",
                table: "JobFiles",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_EndedAt",
                table: "Jobs",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Kind_State_RequestedAt",
                table: "Jobs",
                columns: new[] { "Kind", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_RequesterId_RequestedAt",
                table: "Jobs",
                columns: new[] { "RequesterId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_DistrictId_UsedUntil_Id",
                table: "Licences",
                columns: new[] { "DistrictId", "UsedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_InstitutionId",
                table: "Licences",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_Licences_PointId_UsedUntil_Id",
                table: "Licences",
                columns: new[] { "PointId", "UsedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_RemindOn",
                table: "Licences",
                column: "RemindOn");

            migrationBuilder.CreateIndex(
                name: "IX_Licences_SiteId_UsedUntil_Id",
                table: "Licences",
                columns: new[] { "SiteId", "UsedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_UsedBy",
                table: "Licences",
                column: "UsedBy",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Materials_Sha256",
                table: "Materials",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_Materials_StorageName",
                table: "Materials",
                column: "StorageName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Materials_SubmissionId_UploadedAt",
                table: "Materials",
                columns: new[] { "SubmissionId", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_CertificateIndex_InstitutionId_SeasonId",
                table: "MentorLoads",
                columns: new[] { "CertificateIndex", "InstitutionId", "SeasonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_DistrictId_SeasonId_Filings_Id",
                table: "MentorLoads",
                columns: new[] { "DistrictId", "SeasonId", "Filings", "Id" },
                filter: "\"Elsewhere\"");

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_DistrictId_SeasonId_Trainees_Id",
                table: "MentorLoads",
                columns: new[] { "DistrictId", "SeasonId", "Trainees", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_InstitutionId_SeasonId_Filings_Id",
                table: "MentorLoads",
                columns: new[] { "InstitutionId", "SeasonId", "Filings", "Id" },
                filter: "\"Elsewhere\"");

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_InstitutionId_SeasonId_Trainees_Id",
                table: "MentorLoads",
                columns: new[] { "InstitutionId", "SeasonId", "Trainees", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_PointId_SeasonId_Filings_Id",
                table: "MentorLoads",
                columns: new[] { "PointId", "SeasonId", "Filings", "Id" },
                filter: "\"Elsewhere\"");

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_PointId_SeasonId_Trainees_Id",
                table: "MentorLoads",
                columns: new[] { "PointId", "SeasonId", "Trainees", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_SiteId_SeasonId_Filings_Id",
                table: "MentorLoads",
                columns: new[] { "SiteId", "SeasonId", "Filings", "Id" },
                filter: "\"Elsewhere\"");

            migrationBuilder.CreateIndex(
                name: "IX_MentorLoads_SiteId_SeasonId_Trainees_Id",
                table: "MentorLoads",
                columns: new[] { "SiteId", "SeasonId", "Trainees", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_UserId_Id",
                table: "Messages",
                columns: new[] { "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_UserId_ReadAt_Id",
                table: "Messages",
                columns: new[] { "UserId", "ReadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeCodes_ExpiresAt",
                table: "OneTimeCodes",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxEntries_About",
                table: "OutboxEntries",
                column: "About");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxEntries_ClientId_Id",
                table: "OutboxEntries",
                columns: new[] { "ClientId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxEntries_State_Channel_ClientId_DueAt",
                table: "OutboxEntries",
                columns: new[] { "State", "Channel", "ClientId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxEntries_State_EndedAt",
                table: "OutboxEntries",
                columns: new[] { "State", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PossibleDuplicates_DismissedAt_FoundAt",
                table: "PossibleDuplicates",
                columns: new[] { "DismissedAt", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PossibleDuplicates_SecondId",
                table: "PossibleDuplicates",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_CertificateIndex_FromVersion",
                table: "Practitioners",
                columns: new[] { "CertificateIndex", "FromVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_FromVersion",
                table: "Practitioners",
                column: "FromVersion");

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_Name_Id",
                table: "Practitioners",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_ToVersion",
                table: "Practitioners",
                column: "ToVersion");

            migrationBuilder.CreateIndex(
                name: "IX_PublishedFiles_FileId",
                table: "PublishedFiles",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_PublishedFiles_ParentId_Place",
                table: "PublishedFiles",
                columns: new[] { "ParentId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_ReasonTemplates_InstitutionId_UserId",
                table: "ReasonTemplates",
                columns: new[] { "InstitutionId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegistrationDelegations_Area",
                table: "RegistrationDelegations",
                column: "Area");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Code_AppliedAt",
                table: "Registrations",
                columns: new[] { "Code", "AppliedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_DistrictId_State_SubmittedAt",
                table: "Registrations",
                columns: new[] { "DistrictId", "State", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_InstitutionId",
                table: "Registrations",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_OpenCode",
                table: "Registrations",
                column: "OpenCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_SiteId_State_SubmittedAt",
                table: "Registrations",
                columns: new[] { "SiteId", "State", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportLines_SubmissionId",
                table: "ReportLines",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportLists_DistrictId_SeasonId_ReportedAt_Id",
                table: "ReportLists",
                columns: new[] { "DistrictId", "SeasonId", "ReportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportLists_InstitutionId_SeasonId_ReportedAt_Id",
                table: "ReportLists",
                columns: new[] { "InstitutionId", "SeasonId", "ReportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportLists_Number",
                table: "ReportLists",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportLists_PointId_SeasonId_ReportedAt_Id",
                table: "ReportLists",
                columns: new[] { "PointId", "SeasonId", "ReportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportLists_SeasonId",
                table: "ReportLists",
                column: "SeasonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportLists_SiteId_SeasonId_ReportedAt_Id",
                table: "ReportLists",
                columns: new[] { "SiteId", "SeasonId", "ReportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReturnReasonCounts_DistrictId_SeasonId",
                table: "ReturnReasonCounts",
                columns: new[] { "DistrictId", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReturnReasonCounts_InstitutionId",
                table: "ReturnReasonCounts",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnReasonCounts_PointId_SeasonId",
                table: "ReturnReasonCounts",
                columns: new[] { "PointId", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReturnReasonCounts_SiteId_SeasonId",
                table: "ReturnReasonCounts",
                columns: new[] { "SiteId", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_SubmissionId",
                table: "Reveals",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_UserId_At",
                table: "Reveals",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewClaims_HolderId",
                table: "ReviewClaims",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewDrafts_SavedAt",
                table: "ReviewDrafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewHolds_HeldBy",
                table: "ReviewHolds",
                column: "HeldBy");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewHolds_Until",
                table: "ReviewHolds",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewNotes_SubmissionId_At",
                table: "ReviewNotes",
                columns: new[] { "SubmissionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_UserId_Name",
                table: "SavedViews",
                columns: new[] { "UserId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Scans_InstitutionId",
                table: "Scans",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_Scans_ParentId_UploadedAt",
                table: "Scans",
                columns: new[] { "ParentId", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Scans_StorageName",
                table: "Scans",
                column: "StorageName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Seasons_IsOpen",
                table: "Seasons",
                column: "IsOpen",
                unique: true,
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionCounts_DistrictId_SeasonId",
                table: "SubmissionCounts",
                columns: new[] { "DistrictId", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionCounts_InstitutionId",
                table: "SubmissionCounts",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionCounts_PointId_SeasonId",
                table: "SubmissionCounts",
                columns: new[] { "PointId", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionCounts_SiteId_SeasonId",
                table: "SubmissionCounts",
                columns: new[] { "SiteId", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionMentors_CertificateIndex",
                table: "SubmissionMentors",
                column: "CertificateIndex");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionMentors_InstitutionId",
                table: "SubmissionMentors",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionRevisions_SubmissionCode",
                table: "SubmissionRevisions",
                column: "SubmissionCode");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_BindingId",
                table: "Submissions",
                column: "BindingId");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DistrictId_ReturnedFor",
                table: "Submissions",
                columns: new[] { "DistrictId", "SeasonId", "State", "SubmittedAt", "Id" },
                filter: "\"ReturnedFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DistrictId_SeasonId_Overlaps_Id",
                table: "Submissions",
                columns: new[] { "DistrictId", "SeasonId", "Overlaps", "Id" },
                filter: "\"Overlaps\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DistrictId_SeasonId_ReusedImages_Id",
                table: "Submissions",
                columns: new[] { "DistrictId", "SeasonId", "ReusedImages", "Id" },
                filter: "\"ReusedImages\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DistrictId_SeasonId_State_SubmittedAt_Id_WorstMark_PersonName",
                table: "Submissions",
                columns: new[] { "DistrictId", "SeasonId", "State", "SubmittedAt", "Id", "WorstMark", "PersonName" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DistrictId_SteppedAt",
                table: "Submissions",
                columns: new[] { "DistrictId", "SeasonId", "State", "SteppedAt", "Id" },
                filter: "\"SteppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DocumentIndex_SeasonId",
                table: "Submissions",
                columns: new[] { "DocumentIndex", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_EducationIndex_SeasonId",
                table: "Submissions",
                columns: new[] { "EducationIndex", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_EnteredBy_SubmittedAt",
                table: "Submissions",
                columns: new[] { "EnteredBy", "SubmittedAt" },
                filter: "\"EnteredBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_InstitutionId_ReturnedFor",
                table: "Submissions",
                columns: new[] { "InstitutionId", "SeasonId", "State", "SubmittedAt", "Id" },
                filter: "\"ReturnedFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_InstitutionId_SeasonId_Overlaps_Id",
                table: "Submissions",
                columns: new[] { "InstitutionId", "SeasonId", "Overlaps", "Id" },
                filter: "\"Overlaps\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_InstitutionId_SeasonId_ReusedImages_Id",
                table: "Submissions",
                columns: new[] { "InstitutionId", "SeasonId", "ReusedImages", "Id" },
                filter: "\"ReusedImages\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_InstitutionId_SeasonId_State_SubmittedAt_Id_WorstMark_PersonName",
                table: "Submissions",
                columns: new[] { "InstitutionId", "SeasonId", "State", "SubmittedAt", "Id", "WorstMark", "PersonName" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_InstitutionId_SteppedAt",
                table: "Submissions",
                columns: new[] { "InstitutionId", "SeasonId", "State", "SteppedAt", "Id" },
                filter: "\"SteppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_NameBirthIndex_SeasonId",
                table: "Submissions",
                columns: new[] { "NameBirthIndex", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_Number",
                table: "Submissions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PersonName",
                table: "Submissions",
                column: "PersonName");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PhoneTailIndex",
                table: "Submissions",
                column: "PhoneTailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PointId_ReturnedFor",
                table: "Submissions",
                columns: new[] { "PointId", "SeasonId", "State", "SubmittedAt", "Id" },
                filter: "\"ReturnedFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PointId_SeasonId_Overlaps_Id",
                table: "Submissions",
                columns: new[] { "PointId", "SeasonId", "Overlaps", "Id" },
                filter: "\"Overlaps\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PointId_SeasonId_ReusedImages_Id",
                table: "Submissions",
                columns: new[] { "PointId", "SeasonId", "ReusedImages", "Id" },
                filter: "\"ReusedImages\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PointId_SeasonId_State_SubmittedAt_Id_WorstMark_PersonName",
                table: "Submissions",
                columns: new[] { "PointId", "SeasonId", "State", "SubmittedAt", "Id", "WorstMark", "PersonName" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PointId_SteppedAt",
                table: "Submissions",
                columns: new[] { "PointId", "SeasonId", "State", "SteppedAt", "Id" },
                filter: "\"SteppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_ReportListId_State",
                table: "Submissions",
                columns: new[] { "ReportListId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SeasonId_PersonIndex",
                table: "Submissions",
                columns: new[] { "SeasonId", "PersonIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SiteId_ReturnedFor",
                table: "Submissions",
                columns: new[] { "SiteId", "SeasonId", "State", "SubmittedAt", "Id" },
                filter: "\"ReturnedFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SiteId_SeasonId_Overlaps_Id",
                table: "Submissions",
                columns: new[] { "SiteId", "SeasonId", "Overlaps", "Id" },
                filter: "\"Overlaps\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SiteId_SeasonId_ReusedImages_Id",
                table: "Submissions",
                columns: new[] { "SiteId", "SeasonId", "ReusedImages", "Id" },
                filter: "\"ReusedImages\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SiteId_SeasonId_State_SubmittedAt_Id_WorstMark_PersonName",
                table: "Submissions",
                columns: new[] { "SiteId", "SeasonId", "State", "SubmittedAt", "Id", "WorstMark", "PersonName" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SiteId_SteppedAt",
                table: "Submissions",
                columns: new[] { "SiteId", "SeasonId", "State", "SteppedAt", "Id" },
                filter: "\"SteppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_State_MarksDueOn",
                table: "Submissions",
                columns: new[] { "State", "MarksDueOn" },
                filter: "\"MarksDueOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SubmissionCode",
                table: "Submissions",
                column: "SubmissionCode");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionSteps_DistrictId_SeasonId_At_Id",
                table: "SubmissionSteps",
                columns: new[] { "DistrictId", "SeasonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionSteps_InstitutionId_SeasonId_At_Id",
                table: "SubmissionSteps",
                columns: new[] { "InstitutionId", "SeasonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionSteps_PointId_SeasonId_At_Id",
                table: "SubmissionSteps",
                columns: new[] { "PointId", "SeasonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionSteps_SiteId_SeasonId_At_Id",
                table: "SubmissionSteps",
                columns: new[] { "SiteId", "SeasonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionSteps_SubmissionId_At",
                table: "SubmissionSteps",
                columns: new[] { "SubmissionId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnnouncementReads");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AttemptCounters");

            migrationBuilder.DropTable(
                name: "AuditArchives");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "Bindings");

            migrationBuilder.DropTable(
                name: "CertificatePrints");

            migrationBuilder.DropTable(
                name: "ChangeRequests");

            migrationBuilder.DropTable(
                name: "ConfirmationCodes");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Downloads");

            migrationBuilder.DropTable(
                name: "EndedSessions");

            migrationBuilder.DropTable(
                name: "EntryDrafts");

            migrationBuilder.DropTable(
                name: "FilingWorkbookIndexes");

            migrationBuilder.DropTable(
                name: "IdempotencyKeys");

            migrationBuilder.DropTable(
                name: "InstitutionAccounts");

            migrationBuilder.DropTable(
                name: "InstitutionCounts");

            migrationBuilder.DropTable(
                name: "InstitutionLoads");

            migrationBuilder.DropTable(
                name: "InstitutionNames");

            migrationBuilder.DropTable(
                name: "JobFilePieces");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "Licences");

            migrationBuilder.DropTable(
                name: "Materials");

            migrationBuilder.DropTable(
                name: "MentorLoads");

            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "OneTimeCodes");

            migrationBuilder.DropTable(
                name: "OutboxAttempts");

            migrationBuilder.DropTable(
                name: "PeriodTicks");

            migrationBuilder.DropTable(
                name: "PossibleDuplicates");

            migrationBuilder.DropTable(
                name: "Practitioners");

            migrationBuilder.DropTable(
                name: "PublishedFiles");

            migrationBuilder.DropTable(
                name: "ReasonTemplates");

            migrationBuilder.DropTable(
                name: "RegistrationDelegations");

            migrationBuilder.DropTable(
                name: "Registrations");

            migrationBuilder.DropTable(
                name: "RegistryVersions");

            migrationBuilder.DropTable(
                name: "ReportLines");

            migrationBuilder.DropTable(
                name: "ReturnReasonCounts");

            migrationBuilder.DropTable(
                name: "Reveals");

            migrationBuilder.DropTable(
                name: "ReverificationRequests");

            migrationBuilder.DropTable(
                name: "ReviewClaims");

            migrationBuilder.DropTable(
                name: "ReviewDrafts");

            migrationBuilder.DropTable(
                name: "ReviewHolds");

            migrationBuilder.DropTable(
                name: "ReviewNotes");

            migrationBuilder.DropTable(
                name: "ReviewPreferences");

            migrationBuilder.DropTable(
                name: "ReviewVisits");

            migrationBuilder.DropTable(
                name: "RoleAssignments");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "Scans");

            migrationBuilder.DropTable(
                name: "SeasonCounters");

            migrationBuilder.DropTable(
                name: "SeasonNotices");

            migrationBuilder.DropTable(
                name: "SubmissionCounts");

            migrationBuilder.DropTable(
                name: "SubmissionMentors");

            migrationBuilder.DropTable(
                name: "SubmissionRevisions");

            migrationBuilder.DropTable(
                name: "SubmissionSteps");

            migrationBuilder.DropTable(
                name: "TimetableMarks");

            migrationBuilder.DropTable(
                name: "Announcements");

            migrationBuilder.DropTable(
                name: "FilingWorkbooks");

            migrationBuilder.DropTable(
                name: "OutboxEntries");

            migrationBuilder.DropTable(
                name: "JobFiles");

            migrationBuilder.DropTable(
                name: "ReportLists");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Submissions");

            migrationBuilder.DropTable(
                name: "ApiClients");

            migrationBuilder.DropTable(
                name: "Institutions");

            migrationBuilder.DropTable(
                name: "Seasons");
        }
    }
}
