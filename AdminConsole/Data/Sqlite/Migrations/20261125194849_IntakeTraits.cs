using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IntakeTraits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.AddColumn<DateTime>(
                name: "UnboundAt",
                table: "Bindings",
                type: "TEXT",
                nullable: true);

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
                name: "IX_PossibleDuplicates_DismissedAt_FoundAt",
                table: "PossibleDuplicates",
                columns: new[] { "DismissedAt", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PossibleDuplicates_SecondId",
                table: "PossibleDuplicates",
                column: "SecondId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PossibleDuplicates");

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
                name: "UnboundAt",
                table: "Bindings");
        }
    }
}
