using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class QueuesAndPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AsksReason",
                table: "Submissions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "RealName",
                table: "Submissions",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "EnteredBy",
                table: "SubmissionRevisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "View",
                table: "ReviewPreferences",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CertificatePrints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: true),
                    Copy = table.Column<int>(type: "integer", nullable: false),
                    SubmissionCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PrintedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    PrintedByName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    PrintedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "EntryDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Query = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionCounts",
                columns: table => new
                {
                    SeasonId = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    Green = table.Column<int>(type: "integer", nullable: false),
                    NeedsReason = table.Column<int>(type: "integer", nullable: false),
                    RedDuration = table.Column<int>(type: "integer", nullable: false),
                    RedMentor = table.Column<int>(type: "integer", nullable: false),
                    Resubmitted = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_EnteredBy_SubmittedAt",
                table: "Submissions",
                columns: new[] { "EnteredBy", "SubmittedAt" },
                filter: "\"EnteredBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewHolds_HeldBy",
                table: "ReviewHolds",
                column: "HeldBy");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewHolds_Until",
                table: "ReviewHolds",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_CertificatePrints_SubmissionId_Period_Copy",
                table: "CertificatePrints",
                columns: new[] { "SubmissionId", "Period", "Copy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntryDrafts_InstitutionId",
                table: "EntryDrafts",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryDrafts_SubmissionId",
                table: "EntryDrafts",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryDrafts_UserId_SavedAt",
                table: "EntryDrafts",
                columns: new[] { "UserId", "SavedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_UserId_Name",
                table: "SavedViews",
                columns: new[] { "UserId", "Name" },
                unique: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CertificatePrints");

            migrationBuilder.DropTable(
                name: "EntryDrafts");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "SubmissionCounts");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_EnteredBy_SubmittedAt",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_ReviewHolds_HeldBy",
                table: "ReviewHolds");

            migrationBuilder.DropIndex(
                name: "IX_ReviewHolds_Until",
                table: "ReviewHolds");

            migrationBuilder.DropColumn(
                name: "AsksReason",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "RealName",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "EnteredBy",
                table: "SubmissionRevisions");

            migrationBuilder.DropColumn(
                name: "View",
                table: "ReviewPreferences");
        }
    }
}
