using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Verification : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "MarksDueOn",
                table: "Submissions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Overlaps",
                table: "Submissions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReusedImages",
                table: "Submissions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FirstMonth",
                table: "SubmissionMentors",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "SubmissionMentors",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastMonth",
                table: "SubmissionMentors",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "InstitutionLoads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeasonId = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Trainees = table.Column<int>(type: "integer", nullable: false),
                    Mentors = table.Column<int>(type: "integer", nullable: false),
                    PerMentor = table.Column<int>(type: "integer", nullable: false),
                    Filings = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstitutionLoads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MentorLoads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeasonId = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    CertificateIndex = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Trainees = table.Column<int>(type: "integer", nullable: false),
                    TraineesHere = table.Column<int>(type: "integer", nullable: false),
                    Institutions = table.Column<int>(type: "integer", nullable: false),
                    Filings = table.Column<int>(type: "integer", nullable: false),
                    Elsewhere = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentorLoads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReverificationRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Cause = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReverificationRequests", x => x.Id);
                });

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
                name: "IX_Submissions_State_MarksDueOn",
                table: "Submissions",
                columns: new[] { "State", "MarksDueOn" },
                filter: "\"MarksDueOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionMentors_InstitutionId",
                table: "SubmissionMentors",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_Materials_Sha256",
                table: "Materials",
                column: "Sha256");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InstitutionLoads");

            migrationBuilder.DropTable(
                name: "MentorLoads");

            migrationBuilder.DropTable(
                name: "ReverificationRequests");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_DistrictId_SeasonId_Overlaps_Id",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_DistrictId_SeasonId_ReusedImages_Id",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_InstitutionId_SeasonId_Overlaps_Id",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_InstitutionId_SeasonId_ReusedImages_Id",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_PointId_SeasonId_Overlaps_Id",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_PointId_SeasonId_ReusedImages_Id",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_SiteId_SeasonId_Overlaps_Id",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_SiteId_SeasonId_ReusedImages_Id",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_State_MarksDueOn",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_SubmissionMentors_InstitutionId",
                table: "SubmissionMentors");

            migrationBuilder.DropIndex(
                name: "IX_Materials_Sha256",
                table: "Materials");

            migrationBuilder.DropColumn(
                name: "MarksDueOn",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "Overlaps",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "ReusedImages",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "FirstMonth",
                table: "SubmissionMentors");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "SubmissionMentors");

            migrationBuilder.DropColumn(
                name: "LastMonth",
                table: "SubmissionMentors");
        }
    }
}
