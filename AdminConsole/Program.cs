using AdminConsole.Api;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Backups;
using AdminConsole.Components;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Excel;
using AdminConsole.Features.Accounts;
using AdminConsole.Features.Announcements;
using AdminConsole.Features.ApiClients;
using AdminConsole.Features.Audit;
using AdminConsole.Features.Bindings;
using AdminConsole.Features.Candidates;
using AdminConsole.Features.Certificates;
using AdminConsole.Features.CodeLists;
using AdminConsole.Features.CodeVerification;
using AdminConsole.Features.Duplicates;
using AdminConsole.Features.Home;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Jobs;
using AdminConsole.Features.Licences;
using AdminConsole.Features.Manual;
using AdminConsole.Features.Materials;
using AdminConsole.Features.Messages;
using AdminConsole.Features.Practitioners;
using AdminConsole.Features.RegistrationChecks;
using AdminConsole.Features.Registrations;
using AdminConsole.Features.Reporting;
using AdminConsole.Features.Review;
using AdminConsole.Features.Risk;
using AdminConsole.Features.Seasons;
using AdminConsole.Features.Status;
using AdminConsole.Features.Submissions;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using AdminConsole.Maintenance;
using AdminConsole.Operation;
using AdminConsole.Outbox;
using AdminConsole.Retention;
using AdminConsole.Scans;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = WebRoot.Find() });
builder.AddDevelopmentSettings();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

builder.Services.AddSingleton(TimeProvider.System).AddSingleton<ChangeFeed>();
builder.Services.AddKnownProxies();
builder.Services.AddData(builder.Configuration);
builder.Services.AddScans(services => services.GetRequiredService<DataDirectory>().Scans);
builder.Services.AddAccessControl(builder.Environment);
builder.Services.AddExcel();
builder.Services.AddOutbox();
builder.Services.AddJobs();
builder.Services.AddOperation().AddMaintenance().AddAuditing().AddAudit().AddBackups().AddRetention();
builder.Services.AddImports();
builder.Services.AddLanguages();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddConsoleComponents();

builder.Services.AddApi().AddApiClients().AddSeasons().AddCodeLists().AddInstitutionSearch().AddBindings().AddMaterials().AddSubmissions();
builder.Services.AddAccounts(builder.Configuration, builder.Environment);
builder.Services.AddInstitutions();
builder.Services.AddLicences();
builder.Services.AddPractitioners();
builder.Services.AddRegistrations();
builder.Services.AddCandidates().AddDuplicates();
builder.Services.AddReview();
builder.Services.AddReporting().AddRegistrationChecks().AddCertificates().AddCodeVerification();
builder.Services.AddRisk().AddHome();
builder.Services.AddStatus().AddMessages();
builder.Services.AddAnnouncements();

var app = builder.Build();
if (StartUpFaults.Hinder(app.Services.GetRequiredService<IStartupValidator>().Validate, Console.Error))
    return StartUpFaults.ExitCode;
if (await app.RunMaintenanceAsync(args) is { } exitCode)
    return exitCode;
if (StartUpFaults.Hinder(() => app.Services.GetRequiredService<DataDirectory>(), Console.Error))
    return StartUpFaults.ExitCode;

app.UseKnownProxies().UseBrowserSecurity();
app.UsePageErrors();
app.UseApi();
app.UseRequestLocalization();
app.UseWebRoot();
app.UseAuthentication();
app.UseActingScope();
app.UseRefusalRecord();
app.UseAuthorization();
app.UseRateLimiter();
app.UseAntiforgery();

app.MapPages();
app.MapAccounts().MapCandidates();
app.MapInstitutions();
app.MapReview();
app.MapReporting().MapRegistrationChecks();
app.MapRisk();
app.MapHome();
app.MapScans();
app.MapStatus();
app.MapJobs();
app.MapPractitioners();
app.MapAnnouncements().MapManual();
app.MapApi().MapToken().MapSeasons().MapCodeLists().MapInstitutionSearch().MapBindings().MapMaterials().MapSubmissions();
app.MapApi(AuthorizationSetup.VerificationPolicy).MapVerifications();

if (await StartUpFaults.HinderAsync(app.BackUpBeforeUpgradeAsync, Console.Error))
    return StartUpFaults.ExitCode;
await app.StartDatabaseAsync();
app.Run();
return 0;

/// <summary>Entry point; named so that tests can host the application.</summary>
public partial class Program;
