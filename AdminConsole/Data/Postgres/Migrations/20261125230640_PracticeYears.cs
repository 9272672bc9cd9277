using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PracticeYears : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
