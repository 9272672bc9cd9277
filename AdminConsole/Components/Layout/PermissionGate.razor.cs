using System.Reflection;
using AdminConsole.Authorization;
using AdminConsole.LiveUpdates;
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
    private AccessScope? known;
    private LiveSubscription? subscription;
    private ITimer? timer;

    [Parameter, EditorRequired]
    public Type Page { get; set; } = default!;

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    public void Dispose()
    {
        subscription?.Dispose();
        timer?.Dispose();
    }

    /// <summary>From now on the screen stays open: whoever loses a role, is moved, disabled or deleted must not go on looking at it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || (await Authentication).User.Identity?.IsAuthenticated != true)
            return;
        subscription = Feed.Subscribe(change => change.Kind is ChangeKind.User or ChangeKind.InstitutionTree, _ => InvokeAsync(WatchAsync));

        // What another node has changed; this one's own changes are heard of at once (AZ-07).
        var interval = Options.Value.HalfRevalidation;
        timer = Clock.CreateTimer(_ => _ = InvokeAsync(WatchAsync), null, interval, interval);
        known ??= await Acting.GetAsync();
    }

    /// <summary>A full load asks everything anew, and ends this circuit.</summary>
    private async Task WatchAsync()
    {
        try
        {
            var now = await Acting.GetAsync();
            if (known is null || IsSame(known, now))
                return;
            known = now;
            Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private static bool IsSame(AccessScope one, AccessScope other) => one.Kind == other.Kind && one.NodeId == other.NodeId && one.Roles.SetEquals(other.Roles);

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
        known ??= scope;
        return required.TrueForAll(scope.Can);
    }
}
