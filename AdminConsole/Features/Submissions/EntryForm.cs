using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Submissions;

/// <summary>What the fields of the form share: what was refused, and whom to tell when one changes.</summary>
public sealed record EntryForm(Error? Refusal, EventCallback OnChange);
