using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
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
                type: "bytea",
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "EducationIndex",
                table: "Submissions",
                type: "bytea",
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "NameBirthIndex",
                table: "Submissions",
                type: "bytea",
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneTailIndex",
                table: "Submissions",
                type: "bytea",
                maxLength: 16,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<DateTime>(
                name: "UnboundAt",
                table: "Bindings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PossibleDuplicates",
                columns: table => new
                {
                    FirstId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeasonId = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Grounds = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DismissedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DismissedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    DismissalReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
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
