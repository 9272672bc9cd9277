using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Scans;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Registrations;

/// <summary>
/// 机构注册, and the correction of a returned application. Plain HTML without a circuit: a refused form comes back with everything that was typed, and with the
/// scans that were good.
/// </summary>
public sealed partial class RegistrationPage
{
    /// <summary>Three scans of the largest size that can be configured, and the fields.</summary>
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    private RegistrationInput form = new();
    private RegistrationScans kept = RegistrationScans.None;
    private Error? refusal;
    private Stage stage;
    private (RegistrationContent Content, string Phone) sheet;

    private enum Stage
    {
        Form,
        Sheet,
        Done,
        NotCorrectable,
    }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "registration")]
    private RegistrationInput? Input { get; set; }

    private bool IsCorrection => Http.Request.Path.Value?.EndsWith("/correct", StringComparison.OrdinalIgnoreCase) == true;

    protected override async Task OnInitializedAsync()
    {
        // What was typed is shown again whatever became of the enquiry meanwhile; handing it in asks.
        form = Input ?? new RegistrationInput();
        if (!IsCorrection || Input is not null)
            return;
        var correctable = await Enquiries.CorrectableAsync(EnquiryCookie.Read(Http));
        if (correctable is null)
            stage = Stage.NotCorrectable;
        else
            form = correctable.Value.Input;
    }

    private async Task SubmitAsync()
    {
        if (Http.Request.Form["Preview"] == "true")
        {
            (sheet, stage) = (form.Read(new FieldFaults()), Stage.Sheet);
            return;
        }

        var earlier = Registrations.ReadScans(form.Scans);
        kept = earlier ?? RegistrationScans.None;
        var result = await Gate.RefusalOfAsync(Http.Request.Form[ProofOfWorkField.ChallengeName], Http.Request.Form[ProofOfWorkField.AnswerName]) is { } refused ? refused : await HandInAsync(scansExpired: earlier is null);
        if (result.IsOk)
        {
            stage = Stage.Done;
            return;
        }

        (refusal, form.Scans) = (result.Error, Registrations.SealScans(kept));
        Http.Response.StatusCode = Api.ApiProblems.StatusOf(refusal.Kind);
    }

    private async Task<Result<Done>> HandInAsync(bool scansExpired)
    {
        Guid? correcting = null;
        if (IsCorrection)
        {
            correcting = (await Enquiries.CorrectableAsync(EnquiryCookie.Read(Http)))?.Id;
            if (correcting is null)
                return RegistrationErrors.CorrectionClosed;
        }

        var (faults, posted) = (new FieldFaults(), await PostedAsync());
        kept = await Registrations.KeepAsync(kept, posted, faults);
        if (scansExpired && posted.Count == 0)
            faults.Add(RegistrationScans.FieldOf(RegistrationScans.Kinds[0]), "registration.fault.scans_expired");
        return await Registrations.SubmitAsync(form, kept, faults, correcting);
    }

    private async Task<Dictionary<ScanKind, PostedScan>> PostedAsync()
    {
        Dictionary<ScanKind, PostedScan> posted = [];
        foreach (var kind in RegistrationScans.Kinds)
        {
            if (Http.Request.Form.Files[RegistrationScans.FieldOf(kind)] is not { Length: > 0 } file)
                continue;

            // One byte more than allowed is enough to be refused for its length.
            var bytes = new byte[Math.Min(file.Length, Limits.Value.MaxImageBytes + 1)];
            await using var content = file.OpenReadStream();
            await content.ReadExactlyAsync(bytes);
            posted[kind] = new PostedScan(bytes, file.ContentType, file.FileName);
        }

        return posted;
    }
}
