namespace AdminConsole.Features.Review;

public sealed record NoteInput
{
    public string Text { get; set; } = "";

    /// <summary>The candidate may read it.</summary>
    public bool Visible { get; set; }
}

public sealed record HoldInput
{
    public string Reason { get; set; } = "";

    /// <summary>The day it comes back.</summary>
    public DateOnly? Until { get; set; }
}

public sealed record TakeOverInput
{
    public string Reason { get; set; } = "";

    /// <summary>Everything the colleague has in hand, not this filing alone.</summary>
    public bool All { get; set; }
}

public sealed record RevealInput
{
    public string Reason { get; set; } = "";
}
