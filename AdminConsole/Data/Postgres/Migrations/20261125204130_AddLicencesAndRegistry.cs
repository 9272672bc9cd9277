using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddLicencesAndRegistry : Migration
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "OtherInstitutions",
                table: "Practitioners",
                type: "character varying(1010)",
                maxLength: 1010,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PracticeScope",
                table: "Practitioners",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "StateSince",
                table: "Practitioners",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ToVersion",
                table: "Practitioners",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidFrom",
                table: "Practitioners",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidTo",
                table: "Practitioners",
                type: "date",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Practitioners",
                table: "Practitioners",
                columns: new[] { "Id", "FromVersion" });

            migrationBuilder.CreateTable(
                name: "Licences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    UsedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UsedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Details_Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Details_IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Details_IssuingAuthority = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Details_LegalRepresentative = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Details_Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Details_PersonInCharge = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Details_RegistrationNumber = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Details_Subjects = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Details_ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Details_ValidTo = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Licences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Licences_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RegistryVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    JobId = table.Column<Guid>(type: "uuid", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Added = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Removed = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Licences_DistrictId_UsedUntil_Id",
                table: "Licences",
                columns: new[] { "DistrictId", "UsedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_InstitutionId",
                table: "Licences",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_Licences_PointId_UsedUntil_Id",
                table: "Licences",
                columns: new[] { "PointId", "UsedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_RemindOn",
                table: "Licences",
                column: "RemindOn");

            migrationBuilder.CreateIndex(
                name: "IX_Licences_SiteId_UsedUntil_Id",
                table: "Licences",
                columns: new[] { "SiteId", "UsedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_UsedBy",
                table: "Licences",
                column: "UsedBy",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Licences");

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
