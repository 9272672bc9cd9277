using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LibraryAndLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "PracticeYears_Apprenticeship",
                table: "Seasons",
                type: "integer",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "PracticeYears_Bachelor",
                table: "Seasons",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PracticeYears_College",
                table: "Seasons",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<int>(
                name: "PracticeYears_Secondary",
                table: "Seasons",
                type: "integer",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.CreateTable(
                name: "FilingWorkbooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SeasonId = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    NodeName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    States = table.Column<string>(type: "text", nullable: false),
                    Layout = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Added = table.Column<int>(type: "integer", nullable: true),
                    Changed = table.Column<int>(type: "integer", nullable: true),
                    Revoked = table.Column<int>(type: "integer", nullable: true),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "FilingWorkbookIndexes",
                columns: table => new
                {
                    WorkbookId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FilingWorkbookIndexes");

            migrationBuilder.DropTable(
                name: "FilingWorkbooks");

            migrationBuilder.DropColumn(
                name: "PracticeYears_Apprenticeship",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "PracticeYears_Bachelor",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "PracticeYears_College",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "PracticeYears_Secondary",
                table: "Seasons");
        }
    }
}
