using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace AdminConsole.Features.Review;

/// <summary>The decision form. It says beforehand what the marks ask for; the service insists on it.</summary>
public sealed partial class DecisionPanel
{
    private DecisionInput input = new();
    private ElementReference? firstChoice;
    private SubmissionAction? first;
    private Error? error;
    private Guid version;
    private bool busy;

    [Parameter, EditorRequired]
    public SubmissionDetail Detail { get; set; } = default!;

    /// <summary>Decides; true = and go on to the next filing. Answers the refusal, or null.</summary>
    [Parameter, EditorRequired]
    public Func<DecisionInput, bool, Task<Error?>> Submit { get; set; } = default!;

    private ApprovalRequirements Requirements => Detail.Requirements;

    private bool Asks => Detail.Decisions.Contains(SubmissionAction.Approve) && (Requirements.IsBlocked || Requirements.NeedsReason);

    private int Shortest => input.Decision is { } decision ? ApprovalPolicy.ShortestNote(Detail.State, decision, Detail.Report) : 0;

    private bool IsDirty => !busy && ApprovalPolicy.VisibleLength(input.Note) > 0;

    private string NoteHint
    {
        get
        {
            var missing = Shortest - ApprovalPolicy.VisibleLength(input.Note);
            return missing > 0 ? S["review.note_missing", missing] : S[Shortest > 0 ? "review.note_enough" : "review.note_optional"];
        }
    }

    protected override void OnParametersSet()
    {
        first = Decisions.All.Cast<SubmissionAction?>().FirstOrDefault(decision => IsOpen(decision!.Value));
        if (input.Decision is { } chosen && !IsOpen(chosen))
            input.Decision = null;
        if (version != Detail.Version)
            (version, error) = (Detail.Version, null);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && firstChoice is { } choice)
            await choice.FocusAsync(preventScroll: true);
    }

    private bool IsOpen(SubmissionAction decision) => Detail.Decisions.Contains(decision) && !(decision == SubmissionAction.Approve && Requirements.IsBlocked);

    private void Choose(SubmissionAction decision)
    {
        (input.Decision, error) = (decision, null);
        if (decision == SubmissionAction.Approve && input.Note.Length == 0 && Requirements.PrefilledReason is { } reason)
            input.Note = S.Say(reason);
    }

    private Task PressedAsync(KeyboardEventArgs key) => key is { Key: "Enter", Repeat: false } && (key.CtrlKey || key.MetaKey) ? SubmitAsync(next: true) : Task.CompletedTask;

    private async Task SubmitAsync(bool next)
    {
        if (busy || Detail.Decisions.Count == 0)
            return;
        busy = true;
        error = null;
        try
        {
            error = await Submit(input with { }, next);
            if (error is null)
                input = new DecisionInput();
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>Leaving with something typed is asked about once.</summary>
    private async Task KeepAsync(LocationChangingContext leaving)
    {
        if (!IsDirty)
            return;
        var confirmation = new Confirmation(new Phrase("review.leave"), new Phrase("review.leave_text"), new Phrase("review.leave_act")) { Things = [Detail.Number], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            leaving.PreventNavigation();
    }
}
