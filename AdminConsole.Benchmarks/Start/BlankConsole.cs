using System.IO.Compression;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Benchmarks.Start;

/// <summary>The peer of P8 and P9: an interactive Blazor server with the template's counter and nothing else, in a process of its own (<c>blank --urls …</c>).</summary>
internal static class BlankConsole
{
    public static async Task RunAsync(Arguments arguments)
    {
        var builder = WebApplication.CreateBuilder(["--urls", arguments.Text("urls") ?? "http://127.0.0.1:0"]);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        var script = Pack(await File.ReadAllBytesAsync(Repository.FullPath("wwwroot-assets/_framework/blazor.web.js")));
        app.MapGet("/_framework/blazor.web.js", (HttpContext context) =>
        {
            context.Response.Headers.ContentEncoding = "br";
            return TypedResults.Bytes(script, "text/javascript");
        });
        app.UseAntiforgery();
        app.MapRazorComponents<BlankPage>().AddInteractiveServerRenderMode();
        await app.RunAsync();
    }

    /// <summary>As published assets come.</summary>
    private static byte[] Pack(byte[] plain)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(plain);
        return packed.ToArray();
    }
}

[Route("/")]
public sealed class BlankPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!doctype html><html><head><title>Counter</title></head><body>");
        builder.OpenComponent<BlankCounter>(1);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
        builder.AddMarkupContent(2, "<script src=\"_framework/blazor.web.js\"></script></body></html>");
    }
}

/// <summary>Answers once its circuit is there.</summary>
public sealed class BlankCounter : ComponentBase
{
    private int count;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "onclick", EventCallback.Factory.Create(this, () => count++));
        builder.AddContent(2, count);
        builder.CloseElement();
        if (!RendererInfo.IsInteractive)
            return;
        builder.AddMarkupContent(3, "<p class=\"ready\">ready</p>");
    }
}
