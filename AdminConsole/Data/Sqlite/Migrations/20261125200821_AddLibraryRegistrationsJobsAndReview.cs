using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddLibraryRegistrationsJobsAndReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Materials_SubmissionId",
                table: "Materials");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_DistrictId_Name_Id",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_Name",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_PointId_Name_Id",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_SiteId_Name_Id",
                table: "Institutions");

            migrationBuilder.AddColumn<byte[]>(
                name: "DocumentIndex",
                table: "Submissions",
                type: "BLOB",
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "EducationIndex",
                table: "Submissions",
                type: "BLOB",
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "NameBirthIndex",
                table: "Submissions",
                type: "BLOB",
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneTailIndex",
                table: "Submissions",
                type: "BLOB",
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<int>(
                name: "Orientation",
                table: "Materials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReceivedSha256",
                table: "Materials",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Profile_OpeningState",
                table: "Institutions",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Institutions",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "SuspendedAt",
                table: "Institutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SuspendedBy",
                table: "Institutions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeftVersion",
                table: "Decisions",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "UndoUntil",
                table: "Decisions",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "UndoneAt",
                table: "Decisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UnboundAt",
                table: "Bindings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "CertificateIndex",
                table: "AspNetUsers",
                type: "BLOB",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "CertificateSealed",
                table: "AspNetUsers",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneIndex",
                table: "AspNetUsers",
                type: "BLOB",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhoneMasked",
                table: "AspNetUsers",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneSealed",
                table: "AspNetUsers",
                type: "BLOB",
                nullable: true);

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
                name: "ReviewPreferences",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Next = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    SingleKeys = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewPreferences", x => x.UserId);
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

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DocumentIndex_SeasonId",
                table: "Submissions",
                columns: new[] { "DocumentIndex", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_EducationIndex_SeasonId",
                table: "Submissions",
                columns: new[] { "EducationIndex", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_NameBirthIndex_SeasonId",
                table: "Submissions",
                columns: new[] { "NameBirthIndex", "SeasonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PersonName",
                table: "Submissions",
                column: "PersonName");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PhoneTailIndex",
                table: "Submissions",
                column: "PhoneTailIndex");

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
                name: "IX_InstitutionNames_InstitutionId",
                table: "InstitutionNames",
                column: "InstitutionId");

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
                name: "IX_PossibleDuplicates_DismissedAt_FoundAt",
                table: "PossibleDuplicates",
                columns: new[] { "DismissedAt", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PossibleDuplicates_SecondId",
                table: "PossibleDuplicates",
                column: "SecondId");

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
                name: "IX_ReviewNotes_SubmissionId_At",
                table: "ReviewNotes",
                columns: new[] { "SubmissionId", "At" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangeRequests");

            migrationBuilder.DropTable(
                name: "InstitutionAccounts");

            migrationBuilder.DropTable(
                name: "InstitutionNames");

            migrationBuilder.DropTable(
                name: "JobFilePieces");

            migrationBuilder.DropTable(
                name: "JobFiles");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "PeriodTicks");

            migrationBuilder.DropTable(
                name: "PossibleDuplicates");

            migrationBuilder.DropTable(
                name: "ReasonTemplates");

            migrationBuilder.DropTable(
                name: "RegistrationDelegations");

            migrationBuilder.DropTable(
                name: "Registrations");

            migrationBuilder.DropTable(
                name: "Reveals");

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
                name: "Scans");

            migrationBuilder.DropTable(
                name: "TimetableMarks");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_DocumentIndex_SeasonId",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_EducationIndex_SeasonId",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_NameBirthIndex_SeasonId",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_PersonName",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_PhoneTailIndex",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Materials_StorageName",
                table: "Materials");

            migrationBuilder.DropIndex(
                name: "IX_Materials_SubmissionId_UploadedAt",
                table: "Materials");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_DistrictId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_DistrictId_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_Kind_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_PointId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_PointId_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_SiteId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_SiteId_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "DocumentIndex",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "EducationIndex",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "NameBirthIndex",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "PhoneTailIndex",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "Orientation",
                table: "Materials");

            migrationBuilder.DropColumn(
                name: "ReceivedSha256",
                table: "Materials");

            migrationBuilder.DropColumn(
                name: "Profile_OpeningState",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "SuspendedAt",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "SuspendedBy",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "LeftVersion",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "UndoUntil",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "UndoneAt",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "UnboundAt",
                table: "Bindings");

            migrationBuilder.DropColumn(
                name: "CertificateIndex",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "CertificateSealed",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PhoneIndex",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PhoneMasked",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PhoneSealed",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "IX_Materials_SubmissionId",
                table: "Materials",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_DistrictId_Name_Id",
                table: "Institutions",
                columns: new[] { "DistrictId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_Name",
                table: "Institutions",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_PointId_Name_Id",
                table: "Institutions",
                columns: new[] { "PointId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_SiteId_Name_Id",
                table: "Institutions",
                columns: new[] { "SiteId", "Name", "Id" });
        }
    }
}
