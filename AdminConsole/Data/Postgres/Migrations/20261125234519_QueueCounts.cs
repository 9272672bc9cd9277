using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class QueueCounts : Migration
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
                defaultValue: "Automatic");

            migrationBuilder.AddColumn<string>(
                name: "View",
                table: "ReviewPreferences",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

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
                name: "IX_ReviewHolds_HeldBy",
                table: "ReviewHolds",
                column: "HeldBy");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewHolds_Until",
                table: "ReviewHolds",
                column: "Until");

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
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "SubmissionCounts");

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
                name: "View",
                table: "ReviewPreferences");
        }
    }
}
