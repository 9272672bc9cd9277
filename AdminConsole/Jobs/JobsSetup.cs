namespace AdminConsole.Jobs;

public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<LeaseService>();
        services.AddScoped<JobService>();
        services.AddScoped<JobQueries>();
        services.AddScoped<JobFileService>();
        services.AddScoped<JobQueueService>();
        services.AddScoped<JobSweepService>();
        services.AddScoped<TimetableService>();
        services.AddHostedService<JobRunner>();
        services.AddHostedService<TimetableRunner>();
        return services.AddRecurring("job-sweep", Recurrence.Every(TimeSpan.FromHours(1)), (provider, ct) => provider.GetRequiredService<JobSweepService>().RunAsync(ct));
    }

    /// <summary>Registers a kind of long work.</summary>
    public static IServiceCollection AddJob<TWork>(this IServiceCollection services)
        where TWork : class, IJobWork =>
        services.AddScoped<TWork>().AddSingleton(new JobKind(TWork.Kind, typeof(TWork)));

    /// <summary>Puts recurring work on the timetable; see <see cref="TimetableEntry"/>.</summary>
    public static IServiceCollection AddRecurring(this IServiceCollection services, string name, Recurrence when, Func<IServiceProvider, CancellationToken, Task> runAsync) =>
        services.AddSingleton(new TimetableEntry(name, when, runAsync));
}
