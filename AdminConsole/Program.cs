using AdminConsole.Authorization;
using AdminConsole.Components;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Features.Accounts;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Practitioners;
using AdminConsole.LiveUpdates;
using AdminConsole.Scans;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = WebRoot.Find() });
builder.AddDevelopmentSettings();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ChangeFeed>();
builder.Services.AddData(builder.Configuration);
builder.Services.AddAccessControl(builder.Environment);
builder.Services.AddLanguages();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddConsoleComponents();
builder.Services.AddScans(services => Path.Combine(services.GetRequiredService<DataDirectory>().Path, "scans"));
builder.Services.AddAccounts(builder.Configuration, builder.Environment);
builder.Services.AddInstitutions();
builder.Services.AddPractitioners();

var app = builder.Build();
app.UseBrowserSecurity();
app.UseRequestLocalization();
app.UseWebRoot();
app.UseAuthentication();
app.UseActingScope();
app.UseAuthorization();
app.UseAntiforgery();
app.MapAccounts();
app.MapLanguages();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

await app.StartDatabaseAsync();
app.Run();

/// <summary>Entry point; named so that tests can host the application.</summary>
public partial class Program;
