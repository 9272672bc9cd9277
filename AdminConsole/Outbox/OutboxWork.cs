using System.Globalization;
using System.Text.Json;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Outbox;

/// <summary>How a unit of work tells people and programs of what it does: in the same transaction, so that neither happens without the other (DU-11).</summary>
public static class OutboxWork
{
    /// <summary>An in-app message.</summary>
    /// <param name="work">The unit that changes something.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="about">What it is about; <see cref="TakeBackAsync"/> finds it by this.</param>
    /// <param name="words">A sentence whose arguments hold no more personal data than the reader needs: a number rather than a name.</param>
    /// <param name="link">Where it leads, relative to the base address.</param>
    /// <param name="notBefore">Null = at once.</param>
    public static void Tell(this Work work, Audience to, Guid about, Phrase words, string? link = null, DateTime? notBefore = null) => Add(work, new OutboxEntry
    {
        Id = Guid.CreateVersion7(),
        Channel = OutboxChannel.Message,
        About = about,
        Kind = words.Key,
        Words = words,
        Link = link,
        UserId = to.UserId,
        NodeId = to.NodeId,
        Roles = to.Roles.Count == 0 ? null : string.Join(' ', to.Roles),
        Above = to.Above,
        CreatedAt = work.Now,
        DueAt = notBefore ?? work.Now,
    });

    /// <summary>A text message, in Chinese. Phone and words are sealed until it is sent and forgotten then.</summary>
    /// <param name="work">The unit that changes something.</param>
    /// <param name="personal">Seals it.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="phone">As dialled.</param>
    /// <param name="words">A sentence; it may carry a code.</param>
    /// <param name="notBefore">Null = at once.</param>
    /// <param name="notAfter">When it is worth nothing any more; null = never.</param>
    public static void Sms(this Work work, PersonalData personal, Guid about, string phone, Phrase words, DateTime? notBefore = null, DateTime? notAfter = null)
    {
        var id = Guid.CreateVersion7();
        Add(work, new OutboxEntry
        {
            Id = id,
            Channel = OutboxChannel.Sms,
            About = about,
            Kind = words.Key,
            Sealed = personal.SealSms(id, phone, words),
            Recipient = Mask.Phone(phone),
            CreatedAt = work.Now,
            DueAt = notBefore ?? work.Now,
            NotAfter = notAfter,
        });
    }

    /// <summary>
    /// Tells the API client that brought the filing what has become of it. A direct entry has none, and nothing is written; nor when the client acts itself and
    /// has nowhere to be told.
    /// </summary>
    /// <param name="work">The unit that moved the filing.</param>
    /// <param name="submission">The filing in its new state.</param>
    /// <param name="notBefore">The end of the undo window, where the move can be undone; null = at once.</param>
    public static void Webhook(this Work work, Submission submission, DateTime? notBefore = null)
    {
        if (submission.ClientId is not { } clientId || work.Scope.Client is { WantsWebhooks: false })
            return;
        var id = Guid.CreateVersion7();
        var state = JsonNamingPolicy.CamelCase.ConvertName(submission.State.ToString());
        var name = $"submission.{state}";
        Add(work, new OutboxEntry
        {
            Id = id,
            Channel = OutboxChannel.Webhook,
            About = submission.Id,
            Kind = name,
            ClientId = clientId,
            Body = string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}","event":"{{name}}","submissionId":"{{submission.Id}}","state":"{{state}}","occurredAt":"{{work.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}}"}"""),
            CreatedAt = work.Now,
            DueAt = notBefore ?? work.Now,
        });
    }

    /// <summary>
    /// Takes back what is still held back about something, on every channel: an undone decision has nothing to tell, and of two decisions within one window only
    /// the last is told. What was to go out at once, or has been tried, stays. Call it before writing the new entries.
    /// </summary>
    public static Task TakeBackAsync(this Work work, Guid about) => work.DeleteHeldBackAsync(about);

    private static void Add(Work work, OutboxEntry entry)
    {
        work.Put(entry);
        work.Publish(ChangeKind.Outbox, entry.Id);
    }
}
