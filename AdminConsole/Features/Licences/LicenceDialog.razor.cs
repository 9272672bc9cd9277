using System.Globalization;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Licences;

/// <summary>A new licence, or a copy of one; stays open, with everything typed, as long as it is refused. A lock from above makes it read-only under the person's hands.</summary>
public sealed partial class LicenceDialog
{
    private const string DateFormat = "yyyy-MM-dd";

    private Error? refusal;
    private bool acting;
    private bool done;
    private bool locked;
    private LiveSubscription? subscription;

    [Parameter, EditorRequired]
    public Guid InstitutionId { get; set; }

    /// <summary>Null for a new licence.</summary>
    [Parameter]
    public LicenceRow? Row { get; set; }

    [Parameter, EditorRequired]
    public LicenceInput Input { get; set; } = new();

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        subscription = Feed.Subscribe(change => change.Id == InstitutionId && change.Kind == ChangeKind.Institution, _ => InvokeAsync(LookAgainAsync));
        locked = (await Queries.OfAsync(InstitutionId))?.IsLocked != false;
    }

    private async Task LookAgainAsync()
    {
        try
        {
            locked = (await Queries.OfAsync(InstitutionId))?.IsLocked != false;
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task SaveAsync()
    {
        if (acting || done)
            return;
        acting = true;
        try
        {
            var result = Row is null ? await Licences.AddAsync(InstitutionId, Input) : await Licences.ChangeAsync(Row.Id, Input, Row.Version);
            refusal = result.Error;
            if (!result.IsOk)
                return;
            done = true;
            Dialogs.Close(Input);
        }
        finally
        {
            acting = false;
        }
    }

    private static string? DateText(DateOnly? date) => date?.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static DateOnly? ReadDate(ChangeEventArgs change) =>
        DateOnly.TryParseExact(change.Value as string, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
