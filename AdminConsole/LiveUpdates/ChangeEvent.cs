using AdminConsole.Domain.Institutions;

namespace AdminConsole.LiveUpdates;

public enum ChangeKind
{
    /// <summary>A filing came or changed its state.</summary>
    Submission,

    /// <summary>Only the marks of a filing changed.</summary>
    Marks,
    Institution,

    /// <summary>A node came, went or moved: scopes are resolved anew.</summary>
    InstitutionTree,
    User,
    Practitioner,
    Season,

    /// <summary>How many trainees a mentor or an institution has.</summary>
    Load,

    /// <summary>Marks are to be computed anew in the background.</summary>
    Reverification,

    /// <summary>Something waits in the outbox, or went out of it.</summary>
    Outbox,

    /// <summary>A person has a message more, or has read one; the id is the person's.</summary>
    Message,
    ApiClient,
}

/// <summary>Something was committed. Carries ids only: screens ask again with their own scope, so a stray event leaks nothing.</summary>
public readonly record struct ChangeEvent(ChangeKind Kind, Guid Id, Ancestry Owner);
