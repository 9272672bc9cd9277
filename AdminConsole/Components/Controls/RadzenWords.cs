using System.Collections.Frozen;
using System.Globalization;
using AdminConsole.Resources;
using Radzen;

namespace AdminConsole.Components.Controls;

/// <summary>Radzen's own words (labels for screen readers, validators, calendars) in the reader's language; it ships no Chinese.</summary>
public sealed class RadzenWords(Strings strings) : ILocalizer
{
    /// <summary>
    /// The components with words of their own that radzen.resx covers, as the library names them in its keys. A test holds radzen.resx complete for these,
    /// and refuses a component in markup that has words but stands not here.
    /// </summary>
    public static FrozenSet<string> Components { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "Alert", "BreadCrumb", "Button", "Chip", "ChipList", "CompareValidator", "CustomValidator", "DatePicker", "Dialog", "DropDown", "EmailValidator",
        "FileInput", "Image", "LengthValidator", "Link", "ListBox", "Menu", "MenuItem", "Notification", "Numeric", "NumericRangeValidator", "Pager", "Panel",
        "PanelMenu", "PanelMenuItem", "RegexValidator", "RequiredValidator", "SelectBarItem", "SplitButton", "Steps", "Tabs", "Text", "Tree", "Upload");

    /// <summary>Null lets the library fall back to its own English.</summary>
    public string? Get(string key, CultureInfo culture) => strings.Find($"radzen.{key}");
}
