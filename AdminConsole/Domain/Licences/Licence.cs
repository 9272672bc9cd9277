using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Licences;

/// <summary>An institution's practising licence (医疗机构执业许可证). It may keep several; one of them is in use (设为使用).</summary>
public sealed class Licence : IOwned, IVersioned
{
    public const int NameLength = 100, PersonLength = 60, AuthorityLength = 100, AddressLength = 200, SubjectsLength = 2000, MostScans = 10;

    /// <summary>Days before the end at which the institution is told; 0 is the last day itself.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [90, 30, 0];

    public required Guid Id { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public Guid Version { get; set; }

    public LicenceDetails Details { get; private set; } = new();

    /// <summary>The institution whose licence in use this is; null otherwise. Unique, so that the database itself knows of no second one.</summary>
    public Guid? UsedBy { get; private set; }

    /// <summary>Last day of the licence in use; null for every other one, and where the licence names none. What the expiry board and the reminders look at.</summary>
    public DateOnly? UsedUntil { get; private set; }

    /// <summary>The day on which the institution is told next that the licence in use ends; null when there is nothing more to tell.</summary>
    public DateOnly? RemindOn { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public bool InUse => UsedBy is not null;

    public void Change(LicenceDetails details)
    {
        Details = details;
        CountFrom(InUse ? details.ValidTo : null);
    }

    public void Use()
    {
        UsedBy = InstitutionId;
        CountFrom(Details.ValidTo);
    }

    public void PutAside()
    {
        UsedBy = null;
        CountFrom(null);
    }

    /// <summary>The institution was told today; the next of the reminder days that lies ahead remains.</summary>
    public void Reminded(DateOnly today)
    {
        var ahead = ReminderDays.Select(days => UsedUntil!.Value.AddDays(-days)).Where(day => day > today).ToList();
        RemindOn = ahead.Count == 0 ? null : ahead[0];
    }

    /// <summary>Another last day starts the reminders anew.</summary>
    private void CountFrom(DateOnly? last)
    {
        if (last == UsedUntil)
            return;
        UsedUntil = last;
        RemindOn = last?.AddDays(-ReminderDays[0]);
    }
}

/// <summary>What the licence says.</summary>
public sealed record LicenceDetails
{
    /// <summary>证书机构名称.</summary>
    public string Name { get; init; } = "";

    /// <summary>证书登记号; its structure only warns, because the notices print dummies.</summary>
    public string RegistrationNumber { get; init; } = "";

    public string? LegalRepresentative { get; init; }
    public string? PersonInCharge { get; init; }

    /// <summary>诊疗科目: codes of diagnosis-treatment-subjects.csv in the list's order, separated by blanks.</summary>
    public string Subjects { get; init; } = "";

    public string? IssuingAuthority { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Address { get; init; }

    public IReadOnlyList<string> SubjectCodes() => Subjects.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>How long a licence still holds, as the expiry board sorts them.</summary>
public enum LicenceExpiry
{
    Expired,
    Within30Days,
    Within90Days,
}

public static class LicenceExpiries
{
    private const int Soon = 30, Later = 90;

    /// <summary>The days of a band, both ends included; an open start means: ever before.</summary>
    public static (DateOnly? From, DateOnly To) Days(this LicenceExpiry expiry, DateOnly today) => expiry switch
    {
        LicenceExpiry.Expired => (null, today.AddDays(-1)),
        LicenceExpiry.Within30Days => (today, today.AddDays(Soon)),
        _ => (today.AddDays(Soon + 1), today.AddDays(Later)),
    };

    /// <summary>The band of a last day; null where there is none, or where it is further off.</summary>
    public static LicenceExpiry? Of(DateOnly? validTo, DateOnly today) =>
        validTo is not { } last || last > today.AddDays(Later) ? null : last < today ? LicenceExpiry.Expired : last <= today.AddDays(Soon) ? LicenceExpiry.Within30Days : LicenceExpiry.Within90Days;
}
