using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IndexDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ReviewDrafts_SavedAt",
                table: "ReviewDrafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EntryDrafts_SavedAt",
                table: "EntryDrafts",
                column: "SavedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ReviewDrafts_SavedAt",
                table: "ReviewDrafts");

            migrationBuilder.DropIndex(
                name: "IX_EntryDrafts_SavedAt",
                table: "EntryDrafts");
        }
    }
}
