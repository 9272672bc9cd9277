using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.RegistrationChecks;

/// <summary>
/// Answers a workbook of names and document numbers, row by row in its own order. A row that cannot be read keeps the whole file out (XL-03): an answer to
/// another number than the one on the paper would be worse than none.
/// </summary>
public sealed class RegistrationCheckJob(RegistrationCheckQueries queries, Db db, ActingScope acting, IOptions<ImportOptions> options, Strings s, TimeProvider clock) : IJobWork
{
    private const int FirstRows = 20;

    public static string Kind => "registration_check";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var input = run.Input<RegistrationCheckInput>();
        var scope = await acting.GetAsync(run.Cancellation);
        if (!scope.Can(Permission.CheckRegistrations))
            return Error.Forbidden;
        if (await queries.SeasonAsync(input.SeasonId, run.Cancellation) is not { } season)
            return Error.NotFound;
        var file = await run.ReadInputFileAsync();
        if (!file.IsOk)
            return file.Error;
        var reading = new Reading(run, queries, season.Id, ShanghaiTime.Today(clock));
        var read = await ExcelReader.ReadAsync(file.Value, options.Value.RegistrationChecks, reading.TakeAsync, run.Cancellation);
        if ((reading.Refusal ?? read.Error) is { } refusal)
            return refusal;
        if (!reading.Columns.HasHead)
            return reading.Columns.NoHead();
        await reading.AskAsync();
        if (reading.Faults.Count > 0)
        {
            var faults = await reading.Faults.StoreAsync(run, input.FileName, s);
            return faults.Map(id => new JobOutcome(new Phrase("registration_check.refused", reading.Faults.Count)) { Output = OutcomeOf(season, reading), FileId = id });
        }

        return reading.Rows.Count == 0 ? RegistrationCheckErrors.Nobody : await AnswerAsync(run, input, scope, season, reading);
    }

    private async Task<Result<JobOutcome>> AnswerAsync(JobRun run, RegistrationCheckInput input, AccessScope scope, CheckSeason season, Reading reading)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var title = s["registration_check.result"];
        var sheet = RegistrationCheckSheet.Result(s, $"{scope.NodeName} {title}", s["registration_check.result_note", season.Name, scope.NodeName, scope.DisplayName, now]);

        // In memory, because the disk must not keep names (PD-05).
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, reading.Rows.ToAsyncEnumerable(), run.Cancellation);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var stored = await run.StoreFileAsync($"{scope.NodeName}-{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx", ExcelWriter.ContentType, file);
        if (!stored.IsOk)
            return stored.Error;
        var outcome = OutcomeOf(season, reading);
        var recorded = await db.WriteAsync<Done>(
            async work =>
            {
                if (!await run.HoldAsync(work))
                    return JobErrors.LeaseLost;
                work.Audit("registration-check.file", nameof(Season), season.Id, $"rows={outcome.Rows}; approved={outcome.Approved}; notApproved={outcome.NotApproved}; noRecord={outcome.NoRecord}; sha256={digest}; asked={input.Sha256}");
                return Done.Yes;
            },
            run.Cancellation);
        return recorded.Map(_ => new JobOutcome(new Phrase("registration_check.done", outcome.Rows, outcome.Approved, outcome.NotApproved, outcome.NoRecord)) { Output = outcome, FileId = stored.Value });
    }

    private RegistrationCheckOutcome OutcomeOf(CheckSeason season, Reading reading)
    {
        var answered = reading.Faults.Count > 0 ? [] : reading.Rows;
        return new RegistrationCheckOutcome(
            season.Name, Count(RegistrationVerdict.Approved), Count(RegistrationVerdict.NotApproved), Count(RegistrationVerdict.NoRecord),
            [
                .. answered.Where(row => row.Verdict != RegistrationVerdict.Approved).Take(FirstRows)
                    .Select(row => new NotPassedRow(row.Row, row.Person.Name, Mask.Document(row.Person.DocumentNumber), row.Verdict, row.IsMistyped)),
            ],
            reading.Faults.Count, reading.Faults.InWords(s));

        int Count(RegistrationVerdict verdict) => answered.Count(row => row.Verdict == verdict);
    }

    /// <summary>One pass over the file.</summary>
    private sealed class Reading(JobRun run, RegistrationCheckQueries queries, string seasonId, DateOnly today)
    {
        private readonly RegistrationCheckSheet sheet = new();
        private readonly List<(int Row, CheckedPerson Person)> waiting = new(RegistrationCheckQueries.MostAtOnce);
        private readonly List<ImportFault> found = [];

        public ImportColumns Columns => sheet.Columns;

        public ImportFaults Faults { get; } = new();

        /// <summary>In the order of the file.</summary>
        public List<CheckedRow> Rows { get; } = [];

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

            found.Clear();
            if (sheet.Read(row, found) is { } person)
                waiting.Add((row.Number, person));
            Faults.Add(found);
            if (waiting.Count == RegistrationCheckQueries.MostAtOnce)
                await AskAsync();
        }

        /// <summary>Asks for those who wait; for nobody once there is a fault, because such a file gets no answer.</summary>
        public async Task AskAsync()
        {
            if (Faults.Count == 0 && waiting.Count > 0)
            {
                var verdicts = await queries.VerdictsAsync(seasonId, waiting.ConvertAll(line => line.Person), run.Cancellation);
                Rows.AddRange(waiting.Zip(verdicts, (line, verdict) => new CheckedRow(
                    line.Row, line.Person, verdict, verdict == RegistrationVerdict.NoRecord && IdentityDocument.IsMistyped(line.Person.DocumentType, line.Person.DocumentNumber, today))));
                run.Report(Rows.Count, 0);
            }

            waiting.Clear();
        }
    }
}
