using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Components.Account;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components.Layout;

/// <summary>
/// Watches over the session of an open screen: warns before it is over, and leaves when it is, so that nothing stays on the screen (BR-02, BR-03, BR-04); leaves too
/// when the person has opened too many. One for each circuit, beside the pages.
/// </summary>
public sealed partial class SessionGuard
{
    /// <summary>A screen that is being signed out of, or has just proved its person anew, leaves by itself and must not be sent elsewhere meanwhile.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private (DateTime At, SessionEnding Why)? warning;
    private bool understood;
    private LiveSubscription? subscription;
    private ITimer? timer;
    private IDisposable? place;

    [Inject]
    private OpenScreens Screens { get; set; } = default!;

    [Inject]
    private ActingScope Acting { get; set; } = default!;

    [Inject]
    private ChangeFeed Feed { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private Microsoft.Extensions.Options.IOptions<Configuration.UserSessionOptions> Options { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    public void Dispose()
    {
        subscription?.Dispose();
        timer?.Dispose();
        place?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || await Acting.SessionAsync() is not { } session)
            return;
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Session && change.Id == session.Row.UserId, _ => InvokeAsync(LookSoonAsync));
        place = Screens.Open(session.Row.UserId, () => _ = InvokeAsync(GiveWay));
        timer = Clock.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await LookAsync();
    }

    /// <summary>The person has opened more screens than one may have.</summary>
    private void GiveWay() => Navigation.NavigateTo(ScreenClosedPage.Address(Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);

    private async Task GoOnAsync()
    {
        await Sessions.TouchAsync();
        await LookAsync();
    }

    private static string TimeOf(DateTime at) => ShanghaiTime.ToLocal(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private void Understand() => (understood, warning) = (true, null);

    private async Task LookSoonAsync()
    {
        if (await Acting.SessionAsync() is { Ending: null })
            await LookAsync();
        else
            timer!.Change(Grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A full load of the same address ends this circuit; the sign-in that answers says why.</summary>
    private async Task LookAsync()
    {
        try
        {
            if (await Acting.SessionAsync() is not { Ending: null } session)
            {
                Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
                return;
            }

            var end = Options.Value.Limits.NextEnd(session.Row.StartedAt, session.Row.ActiveAt);
            var left = end.At - Clock.GetUtcNow().UtcDateTime;
            warning = left <= SessionLimits.Notice && !(understood && end.Why == SessionEnding.Absolute) ? end : null;
            timer!.Change(left <= SessionLimits.Notice ? left : left - SessionLimits.Notice, Timeout.InfiniteTimeSpan);
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
