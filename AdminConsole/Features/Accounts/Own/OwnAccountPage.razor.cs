using AdminConsole.Api;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Accounts.Own;

/// <summary>个人设置: password, phone, security keys, sessions. Plain forms, not circuit events (AU-10).</summary>
public sealed partial class OwnAccountPage
{
    private OwnAccount? account;
    private Error? refusal;

    /// <summary>The form that was refused: faults of the others' fields of the same name are not its own.</summary>
    private string? refused;

    private string? ticket, keyTicket, identityTicket;

    /// <summary>The person has just proved who they are, and may change phone and keys.</summary>
    private bool proved;

    private List<SessionRow> open = [];

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [SupplyParameterFromQuery]
    private string? Failed { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordInput? Password { get; set; }

    protected override async Task OnInitializedAsync()
    {
        account = await Service.FindAsync();
        proved = await Proof.IsFreshAsync();
        open = await OpenSessions.OpenAsync();

        // A form can be handed in only where it is shown.
        if (HttpMethods.IsPost(Http.Request.Method) && Value("Ticket") is { Length: > 0 } given)
            ticket = given;
    }

    private async Task ChangePasswordAsync() => Answer("password", "password", await Service.ChangePasswordAsync(Password ?? new PasswordInput()));

    private async Task SendPhoneCodeAsync()
    {
        var sent = await Service.SendPhoneCodeAsync(Value("Phone"));
        if (sent.IsOk)
            ticket = sent.Value;
        else
            Refuse("phone", sent.Error);
    }

    private async Task BindPhoneAsync()
    {
        var bound = await Service.BindPhoneAsync(Value("Ticket"), Value("Code"));
        if (Service.PhoneOf(ticket) is null)
            ticket = null;
        Answer("phone-code", "phone", bound);
    }

    private async Task UnbindPhoneAsync() => Answer("unbind", "unbound", await Service.UnbindPhoneAsync());

    private async Task BeginKeyAsync()
    {
        var begun = await Service.BeginKeyAsync(Value("Name"));
        if (begun.IsOk)
            keyTicket = begun.Value;
        else
            Refuse("key", begun.Error);
    }

    private async Task RemoveKeyAsync(string id) => Answer($"remove-{id}", "key_removed", await Service.RemoveKeyAsync(id));

    private async Task EndOthersAsync() => Answer("sessions", "sessions", await Sessions.EndOthersAsync());

    private async Task EndAsync(string id) => Answer($"end-{id}", "session", await Sessions.EndAsync(id));

    private async Task BeginIdentityAsync()
    {
        var begun = await Identities.BeginAsync();
        if (begun.IsOk)
            identityTicket = begun.Value;
        else
            Refuse("identity", begun.Error);
    }

    private async Task RemoveIdentityAsync() => Answer("identity-remove", "identity_removed", await Identities.UnlinkAsync());

    private string? Value(string name) => Http.Request.Form[name];

    private void Answer(string form, string done, Result<Done> result)
    {
        if (result.IsOk)
            Navigation.NavigateTo($"account?done={done}");
        else
            Refuse(form, result.Error);
    }

    private void Refuse(string form, Error error)
    {
        (refused, refusal) = (form, error);
        Http.Response.StatusCode = ApiProblems.StatusOf(error.Kind);
    }
}
