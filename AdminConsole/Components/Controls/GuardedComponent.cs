using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components.Controls;

/// <summary>A page or panel that works when nobody clicked: a live change, another address.</summary>
public abstract class GuardedComponent : ComponentBase
{
    /// <summary>For work that no component event started: its failure belongs to this page, not to the process.</summary>
    protected async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
