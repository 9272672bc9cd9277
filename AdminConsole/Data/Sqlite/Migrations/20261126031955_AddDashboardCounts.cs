using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddDashboardCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "IdentityMark",
                table: "Submissions",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "Green");

            migrationBuilder.AddColumn<string>(
                name: "ReturnedFor",
                table: "Submissions",
                type: "TEXT",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Red",
                table: "SubmissionCounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RedIdentity",
                table: "SubmissionCounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SentBack",
                table: "SubmissionCounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DistrictId_ReturnedFor",
                table: "Submissions",
                columns: new[] { "DistrictId", "SeasonId", "State", "SubmittedAt", "Id" },
                filter: "\"ReturnedFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_DistrictId_SteppedAt",
                table: "Submissions",
                columns: new[] { "DistrictId", "SeasonId", "State", "SteppedAt", "Id" },
                filter: "\"SteppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_InstitutionId_ReturnedFor",
                table: "Submissions",
                columns: new[] { "InstitutionId", "SeasonId", "State", "SubmittedAt", "Id" },
                filter: "\"ReturnedFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_InstitutionId_SteppedAt",
                table: "Submissions",
                columns: new[] { "InstitutionId", "SeasonId", "State", "SteppedAt", "Id" },
                filter: "\"SteppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PointId_ReturnedFor",
                table: "Submissions",
                columns: new[] { "PointId", "SeasonId", "State", "SubmittedAt", "Id" },
                filter: "\"ReturnedFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PointId_SteppedAt",
                table: "Submissions",
                columns: new[] { "PointId", "SeasonId", "State", "SteppedAt", "Id" },
                filter: "\"SteppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SiteId_ReturnedFor",
                table: "Submissions",
                columns: new[] { "SiteId", "SeasonId", "State", "SubmittedAt", "Id" },
                filter: "\"ReturnedFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SiteId_SteppedAt",
                table: "Submissions",
                columns: new[] { "SiteId", "SeasonId", "State", "SteppedAt", "Id" },
                filter: "\"SteppedAt\" IS NOT NULL");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InstitutionCounts");

            migrationBuilder.DropTable(
                name: "ReturnReasonCounts");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_DistrictId_ReturnedFor",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_DistrictId_SteppedAt",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_InstitutionId_ReturnedFor",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_InstitutionId_SteppedAt",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_PointId_ReturnedFor",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_PointId_SteppedAt",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_SiteId_ReturnedFor",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_SiteId_SteppedAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "IdentityMark",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "ReturnedFor",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "Red",
                table: "SubmissionCounts");

            migrationBuilder.DropColumn(
                name: "RedIdentity",
                table: "SubmissionCounts");

            migrationBuilder.DropColumn(
                name: "SentBack",
                table: "SubmissionCounts");
        }
    }
}
