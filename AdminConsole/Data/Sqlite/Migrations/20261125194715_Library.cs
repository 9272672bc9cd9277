using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Library : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Institutions_DistrictId_Name_Id",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_Name",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_PointId_Name_Id",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_SiteId_Name_Id",
                table: "Institutions");

            migrationBuilder.AddColumn<string>(
                name: "Profile_OpeningState",
                table: "Institutions",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Institutions",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "SuspendedAt",
                table: "Institutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SuspendedBy",
                table: "Institutions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ChangeRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    CurrentValue = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Proposal = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RequestedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangeRequests_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InstitutionNames",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstitutionNames", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InstitutionNames_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_DistrictId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "DistrictId", "CategoryCode", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_DistrictId_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "DistrictId", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_Kind_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "Kind", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_PointId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "PointId", "CategoryCode", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_PointId_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "PointId", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_SiteId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "SiteId", "CategoryCode", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_SiteId_Name_Id_Code_SearchText",
                table: "Institutions",
                columns: new[] { "SiteId", "Name", "Id", "Code", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_DistrictId_State_RequestedAt",
                table: "ChangeRequests",
                columns: new[] { "DistrictId", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_InstitutionId_State_RequestedAt",
                table: "ChangeRequests",
                columns: new[] { "InstitutionId", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_InstitutionId_Subject",
                table: "ChangeRequests",
                columns: new[] { "InstitutionId", "Subject" },
                unique: true,
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_PointId_State_RequestedAt",
                table: "ChangeRequests",
                columns: new[] { "PointId", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_SiteId_State_RequestedAt",
                table: "ChangeRequests",
                columns: new[] { "SiteId", "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_InstitutionNames_InstitutionId",
                table: "InstitutionNames",
                column: "InstitutionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangeRequests");

            migrationBuilder.DropTable(
                name: "InstitutionNames");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_DistrictId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_DistrictId_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_Kind_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_PointId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_PointId_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_SiteId_CategoryCode_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_Institutions_SiteId_Name_Id_Code_SearchText",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "Profile_OpeningState",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "SuspendedAt",
                table: "Institutions");

            migrationBuilder.DropColumn(
                name: "SuspendedBy",
                table: "Institutions");

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_DistrictId_Name_Id",
                table: "Institutions",
                columns: new[] { "DistrictId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_Name",
                table: "Institutions",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_PointId_Name_Id",
                table: "Institutions",
                columns: new[] { "PointId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_SiteId_Name_Id",
                table: "Institutions",
                columns: new[] { "SiteId", "Name", "Id" });
        }
    }
}
