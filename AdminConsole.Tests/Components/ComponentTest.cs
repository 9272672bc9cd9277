using AdminConsole.Components;
using AdminConsole.Resources;
using AdminConsole.Tests.TestSupport;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Components;

/// <summary>Renders components with the product's own services, in Chinese, under a clock that stands still.</summary>
public abstract class ComponentTest : BunitContext
{
    private protected FakeClock Clock { get; } = new();

    private protected static Strings S => Strings.Chinese;

    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped(_ => Strings.Chinese);
        Services.AddOptions();
        Services.AddConsoleComponents();
    }
}
