using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DirectEntry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "EnteredBy",
                table: "SubmissionRevisions",
                type: "uuid",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_EnteredBy_SubmittedAt",
                table: "Submissions",
                columns: new[] { "EnteredBy", "SubmittedAt" },
                filter: "\"EnteredBy\" IS NOT NULL");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EntryDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_EnteredBy_SubmittedAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "EnteredBy",
                table: "SubmissionRevisions");
        }
    }
}
