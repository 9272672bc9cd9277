using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Reporting;
using AdminConsole.Features.Review;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Features.Review;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Reporting;

/// <summary>Approved filings in <see cref="SampleLibrary"/>, and the people who move them up.</summary>
internal static class ReportingHost
{
    public static readonly AccessScope PointStaff = SampleLibrary.Person(SampleLibrary.Qiaokou, Role.PointStaff);

    public static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(
        kind,
        services =>
        {
            services.AddReview();
            services.AddReporting();
            services.AddScoped(_ => Strings.Chinese);
        });

    /// <summary>Files and approves.</summary>
    public static async Task<Guid> ApproveAsync(DataHost host, string name = "赵启明", string? document = null, string note = "")
    {
        var id = await ReviewFilings.FileAsync(host, SampleLibrary.Hospital, name, document);
        Assert.True((await ReviewFilings.DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve, note)).IsOk);
        return id;
    }

    public static Task<Result<ReportList>> ReportAsync(DataHost host, AccessScope who, params Guid[] ids) =>
        host.As<ReportService>(who).ReportAsync(new ReportInput { SeasonId = "2021", Chosen = ids, Pledged = true });

    /// <summary>The refusal of the one row, or null.</summary>
    public static async Task<string?> MoveAsync(DataHost host, AccessScope who, SubmissionAction act, Guid id, string? reason = null)
    {
        var done = await host.As<StepService>(who).MoveAsync(act, [id], reason);
        if (!done.IsOk)
            return done.Error.Code;
        return done.Value is [var row] ? row.Refusal?.Code : Error.NotFound.Code;
    }

    public static Task<Submission> FilingAsync(DataHost host, Guid id) => host.InspectAsync(data => data.Submissions.SingleAsync(row => row.Id == id));

    public static Task SecondReviewAsync(DataHost host) => host.As(AccessScope.System).WriteAsync<Done>(async work =>
    {
        (await work.Data.Seasons.SingleAsync(row => row.Id == "2021")).SecondReview = true;
        work.Audit("season.edit", "Season", "2021");
        return Done.Yes;
    });
}
