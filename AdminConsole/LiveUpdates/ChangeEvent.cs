using AdminConsole.Domain.Institutions;

namespace AdminConsole.LiveUpdates;

public enum ChangeKind
{
    /// <summary>A filing came or changed its state.</summary>
    Submission,

    /// <summary>Only the marks of a filing changed.</summary>
    Marks,

    /// <summary>A list was reported; carries the list's id.</summary>
    ReportList,

    /// <summary>Only who has a filing in hand, or what reviewers keep beside it.</summary>
    Review,
    Institution,

    /// <summary>A node came, went or moved: scopes are resolved anew.</summary>
    InstitutionTree,
    ChangeRequest,
    User,

    /// <summary>A session of a person came, ended or was prolonged; the id is the person's.</summary>
    Session,

    /// <summary>An application for an account, or who reviews those of an area.</summary>
    Registration,
    InstitutionAccount,

    /// <summary>An institution's confirmation code, or who bound with it.</summary>
    ConfirmationCode,

    /// <summary>A licence came, went or changed; carries the licence's id.</summary>
    Licence,
    Practitioner,
    Season,

    /// <summary>A pair of filings that may be one person's was found or dismissed.</summary>
    Duplicate,

    /// <summary>How many trainees a mentor or an institution has.</summary>
    Load,

    /// <summary>Marks are to be computed anew in the background.</summary>
    Reverification,

    /// <summary>Something waits in the outbox, or went out of it.</summary>
    Outbox,

    /// <summary>A person has a message more, or has read one; the id is the person's.</summary>
    Message,

    /// <summary>An announcement, or a file of the downloads page, came, went or changed.</summary>
    Announcement,

    /// <summary>A person has read an announcement; the id is the person's.</summary>
    AnnouncementRead,
    ApiClient,
    /// <summary>A backup was made, or failed.</summary>
    Backup,

    /// <summary>Long work went on or ended. Only its requester sees it.</summary>
    Job,

    /// <summary>Other nodes could not be heard for a while, so anything may have changed. Reaches every subscription, whatever it asks for.</summary>
    Missed,
}

/// <summary>Something was committed. Carries ids only: screens ask again with their own scope, so a stray event leaks nothing.</summary>
public readonly record struct ChangeEvent(ChangeKind Kind, Guid Id, Ancestry Owner);
