using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Reporting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ReportListId",
                table: "Submissions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SteppedAt",
                table: "Submissions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastList",
                table: "SeasonCounters",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ReportLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SeasonId = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ReportedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReportedByName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "SubmissionSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeasonId = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Action = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    From = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    To = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    ListId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    ByName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "ReportLines",
                columns: table => new
                {
                    ListId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_ReportListId_State",
                table: "Submissions",
                columns: new[] { "ReportListId", "State" });

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
                name: "ReportLines");

            migrationBuilder.DropTable(
                name: "SubmissionSteps");

            migrationBuilder.DropTable(
                name: "ReportLists");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_ReportListId_State",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "ReportListId",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "SteppedAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "LastList",
                table: "SeasonCounters");
        }
    }
}
