using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Jobs;

/// <summary>The acting person's long work: what runs, each in its own panel, and what has ended.</summary>
public sealed partial class JobListPage
{
    private List<JobRow>? rows;
    private LiveSubscription? subscription;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Job, _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        rows = await Queries.MineAsync();
    }

    private async Task RenewAsync()
    {
        rows = await Queries.MineAsync();
        StateHasChanged();
    }
}
