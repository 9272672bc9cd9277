using AdminConsole.Api;

namespace AdminConsole.Features.Submissions;

public static class SubmissionsFeature
{
    public static IServiceCollection AddSubmissions(this IServiceCollection services) =>
        services.AddScoped<SubmissionIntakeQueries>().AddScoped<SubmissionReceptionService>().AddScoped<SubmissionIntakeService>().AddScoped<ResubmissionService>().AddScoped<SubmissionQueries>().AddScoped<WithdrawalService>().AddScoped<EntryQueries>().AddScoped<EntryDraftService>().AddScoped<EntryService>().AddApiJson(SubmissionsJson.Default);
}
