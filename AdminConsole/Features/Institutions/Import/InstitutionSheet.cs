using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Resources;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>One line of the workbook, as typed but with codes for names.</summary>
/// <param name="Row">As the spreadsheet shows it.</param>
/// <param name="Kind">Null where the file does not say.</param>
/// <param name="ReportsTo">Name, code or registration number of the reporting level; empty where the file does not say.</param>
/// <param name="Profile">Columns that the file lacks are empty.</param>
/// <param name="Faults">Of its cells.</param>
internal sealed record InstitutionLine(int Row, string Name, InstitutionKind? Kind, string CategoryCode, string ReportsTo, InstitutionProfileInput Profile, List<ImportFault> Faults);

/// <summary>How the workbook of the library is read: the columns of its own export, of which those for lock, suspension and former names say nothing to an import.</summary>
internal sealed class InstitutionSheet
{
    public const string Name = "name", Kind = "kind", Category = "categoryCode", ReportsTo = "reportsTo", Code = "code";

    /// <summary>Named as the faults of the profile form are.</summary>
    private static readonly ProfileColumn[] Profile =
    [
        new(Code, "institution.column.code", null, Institution.CodeLength, profile => profile.Code, (profile, text) => profile.Code = text),
        new("divisionCode", "institution.division", Codes.Divisions, 0, profile => profile.DivisionCode, (profile, text) => profile.DivisionCode = text),
        new("address", "institution.address", null, Institution.AddressLength, profile => profile.Address, (profile, text) => profile.Address = text),
        new("postcode", "institution.postcode", null, Institution.CodeLength, profile => profile.Postcode, (profile, text) => profile.Postcode = text),
        new("servicePopulation", "institution.service_population", null, Institution.ServicePopulationLength, profile => profile.ServicePopulation, (profile, text) => profile.ServicePopulation = text),
        new("registrationNumber", "institution.registration_number", null, Institution.CodeLength, profile => profile.RegistrationNumber, (profile, text) => profile.RegistrationNumber = text),
        new("level", "institution.level", Codes.HospitalLevels, 0, profile => profile.Level, (profile, text) => profile.Level = text),
        new("grade", "institution.grade", Codes.HospitalGrades, 0, profile => profile.Grade, (profile, text) => profile.Grade = text),
        new("businessLevel", "institution.business_level", Codes.OperationLevels, 0, profile => profile.BusinessLevel, (profile, text) => profile.BusinessLevel = text),
        new("openingState", "institution.opening_state", Codes.OpeningStates, 0, profile => profile.OpeningState, (profile, text) => profile.OpeningState = text),
    ];

    private static readonly ImportColumn[] Known =
    [
        new(Name, "institution.column.name", IsRequired: true), new(Kind, "institution.column.kind"), new(Category, "institution.column.category", IsRequired: true), new(ReportsTo, "institution.column.reports_to"),
        .. Profile.Select(column => new ImportColumn(column.Name, column.Key)),
    ];

    public ImportColumns Columns { get; } = new(Known);

    public static IEnumerable<string> TitlesIn(Strings words) => Known.Select(column => words[column.Key]);

    public InstitutionLine Read(ExcelRow row)
    {
        List<ImportFault> faults = [];
        var cells = Columns.Of(row, faults);
        var profile = new InstitutionProfileInput();
        foreach (var column in Profile)
            column.Set(profile, column.List is null ? cells.Text(column.Name, column.MaxLength, isNumber: true) : cells.Coded(column.Name, column.List));
        return new InstitutionLine(
            row.Number, cells.Text(Name, Institution.NameLength), cells.Word<InstitutionKind>(Kind), cells.Coded(Category, Codes.InstitutionCategories), cells.Text(ReportsTo, Institution.NameLength, isNumber: true), profile, faults);
    }

    /// <summary>What the node says of itself once the line is taken in: an empty cell takes a value away, a column that the file lacks leaves it.</summary>
    public InstitutionProfileInput Merge(InstitutionFields fields, InstitutionLine line)
    {
        var merged = InstitutionProfileInput.Of(fields);
        foreach (var column in Profile.Where(column => Columns.Has(column.Name)))
            column.Set(merged, column.Get(line.Profile));
        return merged;
    }

    /// <summary>What a change makes of a node, in words.</summary>
    public static IEnumerable<PreviewChange> Differences(KnownNode before, PlannedChange after, Strings words)
    {
        var chinese = words.Culture.TwoLetterISOLanguageName == "zh";
        if (after.Identity is { } identity)
        {
            if (identity.Name != before.Name)
                yield return new PreviewChange(words["institution.column.name"], before.Name, identity.Name);
            if (identity.CategoryCode != before.CategoryCode)
                yield return new PreviewChange(words["institution.column.category"], Codes.InstitutionCategories.Name(before.CategoryCode, chinese), Codes.InstitutionCategories.Name(identity.CategoryCode, chinese));
        }

        if (after.Fields is not { } fields)
            yield break;
        var (was, will) = (InstitutionProfileInput.Of(before.Fields), InstitutionProfileInput.Of(fields));
        foreach (var column in Profile.Where(column => column.Get(was) != column.Get(will)))
            yield return new PreviewChange(words[column.Key], Say(column, was), Say(column, will));

        string? Say(ProfileColumn column, InstitutionProfileInput profile) => column.Get(profile) is { Length: > 0 } text ? column.List?.Name(text, chinese) ?? text : null;
    }

    /// <param name="List">What the cell is a name or code of; null for text.</param>
    private sealed record ProfileColumn(string Name, string Key, CodeList? List, int MaxLength, Func<InstitutionProfileInput, string> Get, Action<InstitutionProfileInput, string> Set);
}
