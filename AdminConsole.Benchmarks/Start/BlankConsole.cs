using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Benchmarks.Start;

/// <summary>The peer of P9: an interactive Blazor server with one page and nothing else, in a process of its own (<c>blank --urls …</c>).</summary>
internal static class BlankConsole
{
    public static async Task RunAsync(Arguments arguments)
    {
        var builder = WebApplication.CreateBuilder(["--urls", arguments.Text("urls") ?? "http://127.0.0.1:0"]);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<BlankPage>().AddInteractiveServerRenderMode();
        await app.RunAsync();
    }
}

[Route("/")]
public sealed class BlankPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<!doctype html><html><body><h1>Counter</h1></body></html>");
}
