using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddScansAndLicences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Materials_SubmissionId",
                table: "Materials");

            migrationBuilder.AddColumn<int>(
                name: "Orientation",
                table: "Materials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReceivedSha256",
                table: "Materials",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Licences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    UsedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    UsedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Details_Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Details_IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Details_IssuingAuthority = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Details_LegalRepresentative = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Details_Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Details_PersonInCharge = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Details_RegistrationNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Details_Subjects = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Details_ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Details_ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                name: "Scans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StorageName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Orientation = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scans_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Materials_StorageName",
                table: "Materials",
                column: "StorageName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Materials_SubmissionId_UploadedAt",
                table: "Materials",
                columns: new[] { "SubmissionId", "UploadedAt" });

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

            migrationBuilder.CreateIndex(
                name: "IX_Scans_InstitutionId",
                table: "Scans",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_Scans_ParentId_UploadedAt",
                table: "Scans",
                columns: new[] { "ParentId", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Scans_StorageName",
                table: "Scans",
                column: "StorageName",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Licences");

            migrationBuilder.DropTable(
                name: "Scans");

            migrationBuilder.DropIndex(
                name: "IX_Materials_StorageName",
                table: "Materials");

            migrationBuilder.DropIndex(
                name: "IX_Materials_SubmissionId_UploadedAt",
                table: "Materials");

            migrationBuilder.DropColumn(
                name: "Orientation",
                table: "Materials");

            migrationBuilder.DropColumn(
                name: "ReceivedSha256",
                table: "Materials");

            migrationBuilder.CreateIndex(
                name: "IX_Materials_SubmissionId",
                table: "Materials",
                column: "SubmissionId");
        }
    }
}
