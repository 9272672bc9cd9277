using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Review;

/// <summary>
/// The decision form. It says beforehand what the marks ask for; the service insists on it. What is typed is handed on to be kept a moment later, and once more
/// when the form closes.
/// </summary>
public sealed partial class DecisionPanel
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private DecisionInput input = new();
    private ElementReference note;
    private SubmissionAction? first;
    private Error? error;
    private (SubmissionState State, int Revision) standing;
    private bool mine;
    private bool busy, dirty, kept;
    private ITimer? timer;
    private Task keeping = Task.CompletedTask;

    [Parameter, EditorRequired]
    public SubmissionDetail Detail { get; set; } = default!;

    /// <summary>Decides; true = and go on to the next filing. Answers the refusal, or null.</summary>
    [Parameter, EditorRequired]
    public Func<DecisionInput, bool, Task<Error?>> Submit { get; set; } = default!;

    /// <summary>What this reviewer had typed before.</summary>
    [Parameter]
    public DecisionInput? Draft { get; set; }

    /// <summary>Keeps the form as it is.</summary>
    [Parameter]
    public Func<DecisionInput, Task> Keep { get; set; } = _ => Task.CompletedTask;

    [Parameter]
    public NextMode Mode { get; set; }

    [Parameter]
    public EventCallback<NextMode> OnMode { get; set; }

    [Parameter]
    public EventCallback OnSkip { get; set; }

    [Parameter]
    public EventCallback OnKeys { get; set; }

    [Parameter]
    public bool SingleKeys { get; set; } = true;

    private ApprovalRequirements Requirements => Detail.Requirements;

    private FieldNames Names => new(S, Detail.Content);

    private bool Asks => Detail.Decisions.Contains(SubmissionAction.Approve) && (Requirements.IsBlocked || Requirements.NeedsReason);

    private int Shortest => input.Decision is { } decision ? ApprovalPolicy.ShortestNote(Detail.State, decision, Detail.Report) : 0;

    private string NoteHint
    {
        get
        {
            var missing = Shortest - ApprovalPolicy.VisibleLength(input.Note);
            return missing > 0 ? S["review.note_missing", missing] : S[Shortest > 0 ? "review.note_enough" : "review.note_optional"];
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
            await timer.DisposeAsync();
        await keeping;
        if (dirty && !busy)
            await Keep(input);
    }

    protected override void OnInitialized()
    {
        if (Draft is not null)
            input = Draft with { Feedback = [.. Draft.Feedback] };
    }

    protected override void OnParametersSet()
    {
        first = Decisions.All.Cast<SubmissionAction?>().FirstOrDefault(decision => IsOpen(decision!.Value));
        if (input.Decision is { } chosen && !IsOpen(chosen))
            input.Decision = null;

        // A refusal stays until the filing is another one, or is in this person's hands at last.
        var taken = Detail.Desk.Claim is { IsMine: true };
        if (standing != (Detail.State, Detail.Revision) || taken && !mine)
            (standing, error) = ((Detail.State, Detail.Revision), null);
        mine = taken;
    }

    private bool IsOpen(SubmissionAction decision) => Detail.Decisions.Contains(decision) && !(decision == SubmissionAction.Approve && Requirements.IsBlocked);

    private async Task ChooseAsync(SubmissionAction decision)
    {
        (input.Decision, error) = (decision, null);
        Typed();
        if (decision == SubmissionAction.Approve && input.Note.Length == 0 && Requirements.PrefilledReason is { } reason)
            await Typing.ReplaceAsync(note, "", S.Say(reason));
    }

    private void Typed()
    {
        (dirty, kept) = (true, false);
        timer ??= Clock.CreateTimer(_ => _ = InvokeAsync(() => keeping = KeepAsync()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task KeepAsync()
    {
        if (!dirty || busy)
            return;
        dirty = false;
        try
        {
            await Keep(input with { Feedback = [.. input.Feedback] });
            kept = !dirty;
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task TemplateAsync()
    {
        if (await Dialogs.OpenAsync<TemplateDialog, TemplateRow>(S["decision.templates"], []) is not { } row)
            return;
        input.Note = input.Note.Length == 0 ? row.Text : $"{input.Note}\n{row.Text}";
        Typed();
    }

    private async Task SubmitAsync(bool next)
    {
        if (busy || Detail.Decisions.Count == 0)
            return;
        busy = true;
        error = null;
        try
        {
            // What is being kept must not come after the decision that forgets it.
            await keeping;
            error = await Submit(input with { Feedback = input.Decision == SubmissionAction.Return ? [.. input.Feedback] : [] }, next);
            if (error is null)
                (input, dirty, kept) = (new DecisionInput(), false, false);
        }
        finally
        {
            busy = false;
        }
    }
}
