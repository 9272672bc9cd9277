using AdminConsole.Domain;
using AdminConsole.Resources;
using Radzen;

namespace AdminConsole.Components.Controls;

/// <summary>Short messages at the edge of the screen: what was done, or why it was refused.</summary>
public sealed class Notices(NotificationService service, Strings strings)
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(5);

    /// <summary>A refusal has to be read and may need an act: it stays far longer, and closes by its own button.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    public void Success(string key, params object[] args) => Show(NotificationSeverity.Success, strings[key, args], Brief);

    /// <summary>Something the person did not do but has to know, e.g. that a colleague decided the open filing.</summary>
    public void Information(string key, params object[] args) => Show(NotificationSeverity.Info, strings[key, args], Long);

    public void Refusal(Error error) => Show(NotificationSeverity.Error, strings.Say(error.Phrase), Long);

    private void Show(NotificationSeverity severity, string text, TimeSpan time) =>
        service.Notify(new NotificationMessage { Severity = severity, Summary = text, Duration = time.TotalMilliseconds });
}
