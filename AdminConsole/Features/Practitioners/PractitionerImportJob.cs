using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Practitioners;

/// <summary>Reads a workbook of the registry once: checks it, compares it with what is published and writes a draft that its preview describes.</summary>
public sealed class PractitionerImportJob(PractitionerDraftService drafts, PersonalData personal, IOptions<ImportOptions> options, Strings s) : IJobWork
{
    private const int PerBatch = 1000, FirstRows = 20;

    public static string Kind => "practitioner_import";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var input = run.Input<PractitionerImportInput>();
        var file = await run.ReadInputFileAsync();
        if (!file.IsOk)
            return file.Error;
        var begun = await drafts.BeginAsync(run, input.FileName);
        if (!begun.IsOk)
            return begun.Error;
        var keep = false;
        try
        {
            var reading = new Reading(run, drafts, personal, s, begun.Value, await drafts.IsFirstAsync(run.Cancellation));
            var read = await ExcelReader.ReadAsync(file.Value, options.Value.Practitioners, reading.TakeAsync, run.Cancellation);
            if ((reading.Refusal ?? read.Error) is { } refusal)
                return refusal;
            if (!reading.Columns.HasHead)
                return reading.Columns.NoHead();
            var outcome = await FinishAsync(run, input, reading, begun.Value);
            keep = outcome is { IsOk: true, Value.Output: PractitionerImportPreview { Version: not null } };
            return outcome;
        }
        finally
        {
            // Not under the run's token, which may be why the work ends; a server that dies here leaves the draft to the next import.
            if (!keep)
                await drafts.DiscardAsync(begun.Value, CancellationToken.None);
        }
    }

    private async Task<Result<JobOutcome>> FinishAsync(JobRun run, PractitionerImportInput input, Reading reading, int draft)
    {
        var flushed = await reading.FlushAsync();
        if (flushed is not null)
            return flushed;
        if (reading.Faults.Count > 0)
        {
            var stored = await reading.Faults.StoreAsync(run, input.FileName, s);
            return stored.Map(id => new JobOutcome(new Phrase("import.refused", reading.Faults.Count)) { Output = reading.Preview(null, 0, input.Complete), FileId = id });
        }

        var missing = await drafts.EndMissingAsync(run, draft, reading.Named, input.Complete);
        if (!missing.IsOk)
            return missing.Error;
        var removed = input.Complete ? missing.Value : 0;
        if (reading.Added + reading.Changed + removed == 0)
            return new JobOutcome(new Phrase("practitioner.import_same", reading.Rows)) { Output = reading.Preview(null, missing.Value, input.Complete) };
        var counted = await drafts.CountAsync(run, draft, reading.Added, reading.Changed, removed);
        return counted.Map(_ => new JobOutcome(new Phrase("practitioner.import_ready", reading.Added, reading.Changed, removed)) { Output = reading.Preview(draft, missing.Value, input.Complete) });
    }

    /// <summary>One pass over the file.</summary>
    private sealed class Reading(JobRun run, PractitionerDraftService drafts, PersonalData personal, Strings s, int draft, bool isFirst)
    {
        private readonly PractitionerSheet sheet = new();
        private readonly List<(PractitionerLine Line, byte[] Index)> batch = new(PerBatch);
        private readonly List<PractitionerPreviewRow> first = [];
        private readonly List<ImportFault> found = [];

        /// <summary>Digests of all numbers named: sixteen bytes each serve as their own key.</summary>
        public HashSet<Guid> Named { get; } = [];

        public ImportFaults Faults { get; } = new();

        public ImportColumns Columns => sheet.Columns;

        public int Rows { get; private set; }
        public int Added { get; private set; }
        public int Changed { get; private set; }
        public Error? Refusal { get; private set; }

        public async ValueTask TakeAsync(ExcelRow row)
        {
            if (Refusal is not null)
                return;
            if (!Columns.HasHead)
            {
                Refusal = Columns.TakeHead(row);
                return;
            }

            run.Report(++Rows, 0);
            found.Clear();
            var line = sheet.Read(row, found);
            if (line is not null)
            {
                var index = personal.CertificateIndex(line.Certificate);
                if (Named.Add(new Guid(index)))
                    batch.Add((line, index));
                else
                    found.Add(new ImportFault(row.Number, Columns.TitleOf("certificate"), new Phrase("practitioner.fault.twice")));
            }

            Faults.Add(found);
            if (batch.Count == PerBatch)
                Refusal = await FlushAsync();
        }

        /// <summary>Writes what has been gathered; nothing once there is a fault, because such a file changes nothing.</summary>
        public async Task<Error?> FlushAsync()
        {
            if (Faults.Count == 0 && batch.Count > 0)
            {
                var staged = await drafts.StageAsync(run, draft, isFirst, batch);
                if (!staged.IsOk)
                    return staged.Error;
                foreach (var (line, isNew) in staged.Value)
                {
                    (Added, Changed) = isNew ? (Added + 1, Changed) : (Added, Changed + 1);
                    if (first.Count < FirstRows)
                        first.Add(new PractitionerPreviewRow(isNew, Mask.Certificate(line.Certificate), line.Name, line.Level, line.Category, line.Institutions[0]));
                }
            }

            batch.Clear();
            return null;
        }

        public PractitionerImportPreview Preview(int? version, int missing, bool complete) =>
            new(version, Rows, Added, Changed, Faults.Count > 0 ? 0 : Rows - Added - Changed, missing, complete, first, Faults.Count, Faults.InWords(s));
    }
}
