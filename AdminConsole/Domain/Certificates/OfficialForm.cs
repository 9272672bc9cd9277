using System.Collections.Frozen;
using System.Text.Json;

namespace AdminConsole.Domain.Certificates;

/// <summary>One of the official forms (notice 003, attachments 2 to 4) as <c>forms-spec.json</c> describes it: cells of a six-column grid, or paragraphs.</summary>
public sealed record OfficialForm
{
    public const string Probation = "PROBATION_CERTIFICATE", Practice = "PRACTICE_CERTIFICATE", Commitment = "FRESH_GRADUATE_COMMITMENT";

    private static readonly FrozenDictionary<string, OfficialForm> Forms = Read();

    public required string Id { get; init; }
    public required string Title { get; init; }
    public IReadOnlyList<FormLine> Preamble { get; init; } = [];
    public IReadOnlyList<IReadOnlyList<FormCell>> Rows { get; init; } = [];
    public IReadOnlyList<FormLine> Paragraphs { get; init; } = [];
    public IReadOnlyList<FormLine> Signature { get; init; } = [];

    public static IReadOnlyCollection<OfficialForm> All => Forms.Values;

    /// <summary>How many posts have a row; more go on an attached page (note 3 of the form).</summary>
    public int Posts => Rows.SelectMany(row => row).Count(cell => cell.Field?.EndsWith(".postName", StringComparison.Ordinal) == true);

    public static OfficialForm Of(string id) => Forms[id];

    public static OfficialForm? Find(string id) => Forms.GetValueOrDefault(id);

    private static FrozenDictionary<string, OfficialForm> Read()
    {
        using var spec = typeof(OfficialForm).Assembly.GetManifestResourceStream("Forms/forms-spec")!;
        var document = JsonSerializer.Deserialize<Document>(spec, new JsonSerializerOptions(JsonSerializerDefaults.Web)) ?? throw new InvalidDataException("forms-spec.json holds nothing.");
        return document.Forms.ToFrozenDictionary(form => form.Id, StringComparer.Ordinal);
    }

    private sealed record Document(IReadOnlyList<OfficialForm> Forms);
}

/// <summary>A cell of a form.</summary>
public sealed record FormCell
{
    /// <summary><c>label</c>, <c>value</c> or <c>block</c>.</summary>
    public required string Kind { get; init; }

    public string Text { get; init; } = "";
    public int Rowspan { get; init; } = 1;
    public int Colspan { get; init; } = 1;

    /// <summary>Which value stands here; see <see cref="CertificateFields"/>.</summary>
    public string? Field { get; init; }

    /// <summary>The cell takes a √ when the value is this one.</summary>
    public string? Tick { get; init; }

    /// <summary>Brackets to be filled, one after the other, from <see cref="Parts"/>.</summary>
    public string? Template { get; init; }

    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Stays empty in print.</summary>
    public bool Handwritten { get; init; }

    public IReadOnlyList<FormLine> Lines { get; init; } = [];
}

/// <summary>A line of a block, a paragraph or a signature.</summary>
public sealed record FormLine
{
    public string Text { get; init; } = "";
    public string? Align { get; init; }
    public string? Field { get; init; }

    /// <summary>With <c>{field}</c> places.</summary>
    public string? Template { get; init; }

    /// <summary>How the paragraph looks on the blank form.</summary>
    public string? BlankText { get; init; }

    public bool Indent { get; init; }
    public bool Seal { get; init; }
    public bool Handwritten { get; init; }
}
