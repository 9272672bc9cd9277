using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IntakeSeasons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOpen",
                table: "Seasons",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "MentorLoadLimit",
                table: "Seasons",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "RejectedMayRefile",
                table: "Seasons",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ReportOn",
                table: "Seasons",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ReturnReasons",
                table: "Seasons",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "SecondReview",
                table: "Seasons",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SlotProfile",
                table: "Seasons",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Feedback",
                table: "Decisions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "SeasonNotices",
                columns: table => new
                {
                    SeasonId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeasonNotices", x => new { x.SeasonId, x.Version });
                    table.ForeignKey(
                        name: "FK_SeasonNotices_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Seasons_IsOpen",
                table: "Seasons",
                column: "IsOpen",
                unique: true,
                filter: "\"IsOpen\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SeasonNotices");

            migrationBuilder.DropIndex(
                name: "IX_Seasons_IsOpen",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "IsOpen",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "MentorLoadLimit",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "RejectedMayRefile",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "ReportOn",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "ReturnReasons",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "SecondReview",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "SlotProfile",
                table: "Seasons");

            migrationBuilder.DropColumn(
                name: "Feedback",
                table: "Decisions");
        }
    }
}
