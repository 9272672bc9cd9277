using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RegistryVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_CertificateIndex",
                table: "Practitioners");

            migrationBuilder.AddColumn<int>(
                name: "FromVersion",
                table: "Practitioners",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "OtherInstitutions",
                table: "Practitioners",
                type: "TEXT",
                maxLength: 1010,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PracticeScope",
                table: "Practitioners",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StateSince",
                table: "Practitioners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ToVersion",
                table: "Practitioners",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidFrom",
                table: "Practitioners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidTo",
                table: "Practitioners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners",
                columns: new[] { "Id", "FromVersion" });

            migrationBuilder.CreateTable(
                name: "RegistryVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Removed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistryVersions", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_CertificateIndex_FromVersion",
                table: "Practitioners",
                columns: new[] { "CertificateIndex", "FromVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_FromVersion",
                table: "Practitioners",
                column: "FromVersion");

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_ToVersion",
                table: "Practitioners",
                column: "ToVersion");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RegistryVersions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_CertificateIndex_FromVersion",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_FromVersion",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_ToVersion",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "FromVersion",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "OtherInstitutions",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "PracticeScope",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "StateSince",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "ToVersion",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "Practitioners");

            migrationBuilder.DropColumn(
                name: "ValidTo",
                table: "Practitioners");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_CertificateIndex",
                table: "Practitioners",
                column: "CertificateIndex",
                unique: true);
        }
    }
}
