using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Registry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "OutboxAttempts");

            migrationBuilder.DropTable(
                name: "OutboxEntries");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_CertificateIndex",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "LastUsedAt",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "Networks",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "PreviousSecretSha256",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "PreviousSecretUntil",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "PreviousWebhookSecretSealed",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "PreviousWebhookSecretUntil",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "RatePerMinute",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "WebhookSecretSealed",
                table: "ApiClients");

            migrationBuilder.DropColumn(
                name: "WebhookUrl",
                table: "ApiClients");

            migrationBuilder.AddColumn<int>(
                name: "FromVersion",
                table: "Practitioners",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "OtherInstitutions",
                table: "Practitioners",
                type: "TEXT",
                maxLength: 1010,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PracticeScope",
                table: "Practitioners",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StateSince",
                table: "Practitioners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ToVersion",
                table: "Practitioners",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidFrom",
                table: "Practitioners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidTo",
                table: "Practitioners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners",
                columns: new[] { "Id", "FromVersion" });

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
                name: "IX_Practitioners_CertificateIndex_FromVersion",
                table: "Practitioners",
                columns: new[] { "CertificateIndex", "FromVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_FromVersion",
                table: "Practitioners",
                column: "FromVersion");

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_ToVersion",
                table: "Practitioners",
                column: "ToVersion");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JobFilePieces");

            migrationBuilder.DropTable(
                name: "JobFiles");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "RegistryVersions");

            migrationBuilder.DropTable(
                name: "TimetableMarks");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_CertificateIndex_FromVersion",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_FromVersion",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_ToVersion",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "FromVersion",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "OtherInstitutions",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "PracticeScope",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "StateSince",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "ToVersion",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "ValidTo",
                table: "Practitioners");

            migrationBuilder.AddColumn<DateTime>(
                name: "LastUsedAt",
                table: "ApiClients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Networks",
                table: "ApiClients",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PreviousSecretSha256",
                table: "ApiClients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PreviousSecretUntil",
                table: "ApiClients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PreviousWebhookSecretSealed",
                table: "ApiClients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PreviousWebhookSecretUntil",
                table: "ApiClients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RatePerMinute",
                table: "ApiClients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "ApiClients",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<byte[]>(
                name: "WebhookSecretSealed",
                table: "ApiClients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WebhookUrl",
                table: "ApiClients",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners",
                column: "Id");

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
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
                name: "OutboxEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    About = table.Column<Guid>(type: "TEXT", nullable: false),
                    Above = table.Column<bool>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NodeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NotAfter = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Roles = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "OutboxAttempts",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true)
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

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_CertificateIndex",
                table: "Practitioners",
                column: "CertificateIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_UserId_Id",
                table: "Messages",
                columns: new[] { "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_UserId_ReadAt_Id",
                table: "Messages",
                columns: new[] { "UserId", "ReadAt", "Id" });

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
        }
    }
}
