using AdminConsole.Data.Sealing;
using AdminConsole.Resources;

namespace AdminConsole.Outbox;

/// <summary>Opens a sealed text message and hands it to the sender.</summary>
public sealed class SmsDelivery(ISmsSender sender, PersonalData personal)
{
    internal async Task<Delivery> SendAsync(OutboxEntry entry, CancellationToken ct)
    {
        var (phone, words) = personal.OpenSms(entry.Id, entry.Sealed!);
        return await sender.SendAsync(new SmsText(entry.Id, phone, Strings.Chinese.Say(words)), ct);
    }
}
