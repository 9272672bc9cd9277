using AdminConsole.Domain;
using AdminConsole.Excel;
using AdminConsole.Jobs;
using AdminConsole.Resources;

namespace AdminConsole.Imports;

/// <summary>A fault of one cell: 第N行 列名 原因.</summary>
public sealed record ImportFault(int Row, string Column, Phrase Reason);

/// <summary>The same in words.</summary>
public sealed record ImportFaultRow(int Row, string Column, string Reason);

/// <summary>The faults of a file: all are counted, the first are kept (XL-03).</summary>
public sealed class ImportFaults
{
    public const int Most = 500;

    private readonly List<ImportFault> kept = [];

    public int Count { get; private set; }

    /// <summary>How many rows have one.</summary>
    public int Rows { get; private set; }

    /// <param name="ofRow">Those of one row; may be none.</param>
    public void Add(IReadOnlyCollection<ImportFault> ofRow)
    {
        if (ofRow.Count == 0)
            return;
        Count += ofRow.Count;
        Rows++;
        kept.AddRange(ofRow.Take(Most - kept.Count));
    }

    public IReadOnlyList<ImportFaultRow> InWords(Strings s) => [.. kept.Select(fault => new ImportFaultRow(fault.Row, fault.Column, s.Say(fault.Reason)))];

    /// <summary>Keeps them as a workbook to download.</summary>
    /// <returns>The file's id.</returns>
    public async Task<Result<Guid>> StoreAsync(JobRun run, string fileName, Strings s)
    {
        var sheet = new ExcelSheet<ImportFault>(s["import.faults"], s["import.faults"], s["import.faults_note", fileName, Count],
        [
            new(s["import.fault_row"], 10, ExcelKind.WholeNumber, fault => fault.Row),
            new(s["import.fault_column"], 24, ExcelKind.Text, fault => fault.Column),
            new(s["import.fault_reason"], 60, ExcelKind.Text, fault => s.Say(fault.Reason)),
        ]);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, kept.ToAsyncEnumerable(), run.Cancellation);
        file.Position = 0;
        return await run.StoreFileAsync($"{s["import.faults"]}.xlsx", ExcelWriter.ContentType, file);
    }
}
