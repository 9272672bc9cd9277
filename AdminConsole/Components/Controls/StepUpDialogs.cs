using AdminConsole.Authorization.Sessions;
using AdminConsole.Resources;

namespace AdminConsole.Components.Controls;

/// <summary>Before what only a freshly proved person may do (AZ-09): asks for the proof where it is wanting, over whatever is on the screen, so that nothing typed is lost.</summary>
public sealed class StepUpDialogs(StepUp stepUp, Dialogs dialogs, Strings strings)
{
    /// <summary>True: the person has proved who they are, so that the act can go on.</summary>
    public async Task<bool> EnsureAsync() =>
        await stepUp.RefusalAsync() is null || await dialogs.OpenAsync<StepUpDialog, object>(strings["account.prove_title"], [], DialogWidth.Small) is not null;
}
