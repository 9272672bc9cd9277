using AdminConsole.Domain;

namespace AdminConsole.Features.Review;

/// <summary>What this person can take back at the moment, one decision or a batch of them. One at a time: a newer act ends the offer before.</summary>
public sealed class UndoOffer(TimeProvider clock)
{
    private long offeredAt;

    /// <summary>A new offer, or the end of one.</summary>
    public event EventHandler? Changed;

    public Phrase? Words { get; private set; }

    public TimeSpan For { get; private set; }

    /// <summary>Does it. Answers the refusal, or null.</summary>
    public Func<Task<Error?>>? Undo { get; private set; }

    public TimeSpan Left => Words is null ? TimeSpan.Zero : For - clock.GetElapsedTime(offeredAt);

    public void Offer(Phrase words, TimeSpan time, Func<Task<Error?>> undo)
    {
        (Words, For, Undo, offeredAt) = (words, time, undo, clock.GetTimestamp());
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Withdraw()
    {
        (Words, Undo) = (null, null);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
