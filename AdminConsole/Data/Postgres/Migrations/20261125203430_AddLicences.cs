using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddLicences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
