using AdminConsole.Domain;
using AdminConsole.Domain.Candidates;
using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Features.Candidates;

/// <summary>A request as typed.</summary>
public sealed class PersonalRequestInput
{
    public PersonalRequestKind Kind { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public string? Text { get; set; }

    internal Result<(DateOnly ReceivedOn, string Text)> Check(DateOnly today)
    {
        var faults = new FieldFaults();
        if (ReceivedOn is not { } day || day > today)
            faults.Add("receivedOn", "candidate.fault.received_on");
        var text = PersonalRequestText.Check(Text, "text", faults);
        return faults.Any ? faults.ToError() : (ReceivedOn!.Value, text);
    }
}

/// <summary>An answer as typed.</summary>
public sealed class PersonalAnswerInput
{
    public bool? Fulfilled { get; set; }
    public string? Answer { get; set; }

    internal Result<(bool Fulfilled, string Answer)> Check()
    {
        var faults = new FieldFaults();
        if (Fulfilled is null)
            faults.Add("fulfilled", "candidate.fault.choose");
        var answer = PersonalRequestText.Check(Answer, "answer", faults);
        return faults.Any ? faults.ToError() : (Fulfilled!.Value, answer);
    }
}

internal static class PersonalRequestText
{
    public static string Check(string? typed, string path, FieldFaults faults)
    {
        var text = TextRules.FreeText(typed, PersonalRequest.TextLength);
        if (text.Fault is { } fault)
            faults.Add(path, fault);
        else if (TextRules.Length(text.Value) < PersonalRequest.ShortestAnswer)
            faults.Add(path, "candidate.fault.text", PersonalRequest.ShortestAnswer);
        return text.Fault is null ? text.Value : "";
    }
}
