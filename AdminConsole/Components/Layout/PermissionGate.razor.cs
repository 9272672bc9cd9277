using System.Reflection;
using AdminConsole.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdminConsole.Components.Layout;

/// <summary>
/// Holds a page back from a person who lacks its permission, when they come to it inside a circuit. AuthorizeRouteView alone would let them in: it heeds
/// policies and roles, not the requirement that <see cref="RequirePermissionAttribute"/> carries. A full load never gets here; the endpoint refuses it.
/// </summary>
public sealed partial class PermissionGate
{
    private Type? decided;
    private bool? allowed;

    [Parameter, EditorRequired]
    public Type Page { get; set; } = default!;

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>
    /// Another page shows nothing until the answer is there. The same page at another address stays while it is asked again, so that paging a list does not
    /// throw its state away.
    /// </summary>
    protected override async Task OnParametersSetAsync()
    {
        var page = Page;
        if (decided != page)
            (decided, allowed) = (page, null);
        var answer = await MayOpenAsync(page);
        if (decided == page)
            allowed = answer;
    }

    private async Task<bool> MayOpenAsync(Type page)
    {
        var required = page.GetCustomAttributes<RequirePermissionAttribute>(inherit: true).Select(attribute => attribute.Permission).ToList();
        if (required.Count == 0)
            return true;

        // AuthorizeRouteView sends strangers to the sign-in page.
        if ((await Authentication).User.Identity?.IsAuthenticated != true)
            return true;
        var scope = await Acting.GetAsync();
        return required.TrueForAll(scope.Can);
    }
}
