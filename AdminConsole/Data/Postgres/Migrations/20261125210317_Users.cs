using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Users : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Bindings_InstitutionId",
                table: "Bindings");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_InstitutionId",
                table: "AspNetUsers");

            migrationBuilder.AddColumn<DateTime>(
                name: "FrozenAt",
                table: "ConfirmationCodes",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "ConfirmationCodes",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "CodeNumber",
                table: "Bindings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Authentication",
                table: "AspNetUsers",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Password");

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneTailIndex",
                table: "AspNetUsers",
                type: "bytea",
                maxLength: 16,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bindings_InstitutionId_BoundAt",
                table: "Bindings",
                columns: new[] { "InstitutionId", "BoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_DistrictId_DisplayName",
                table: "AspNetUsers",
                columns: new[] { "DistrictId", "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_InstitutionId_DisplayName",
                table: "AspNetUsers",
                columns: new[] { "InstitutionId", "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_PhoneIndex",
                table: "AspNetUsers",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_PhoneTailIndex",
                table: "AspNetUsers",
                column: "PhoneTailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_PointId_DisplayName",
                table: "AspNetUsers",
                columns: new[] { "PointId", "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_SiteId_DisplayName",
                table: "AspNetUsers",
                columns: new[] { "SiteId", "DisplayName" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Bindings_InstitutionId_BoundAt",
                table: "Bindings");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_DistrictId_DisplayName",
                table: "AspNetUsers");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_InstitutionId_DisplayName",
                table: "AspNetUsers");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_PhoneIndex",
                table: "AspNetUsers");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_PhoneTailIndex",
                table: "AspNetUsers");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_PointId_DisplayName",
                table: "AspNetUsers");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_SiteId_DisplayName",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "FrozenAt",
                table: "ConfirmationCodes");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "ConfirmationCodes");

            migrationBuilder.DropColumn(
                name: "CodeNumber",
                table: "Bindings");

            migrationBuilder.DropColumn(
                name: "Authentication",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PhoneTailIndex",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "IX_Bindings_InstitutionId",
                table: "Bindings",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_InstitutionId",
                table: "AspNetUsers",
                column: "InstitutionId");
        }
    }
}
