using AdminConsole.Authorization;
using AdminConsole.Components.Layout;
using AdminConsole.Configuration;
using AdminConsole.Scans;

namespace AdminConsole.Features.Announcements;

public static class AnnouncementsFeature
{
    public static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.AddValidated<AnnouncementOptions>(AnnouncementOptions.Section);
        services.AddScoped<AnnouncementQueries>();
        services.AddScoped<AnnouncementService>();
        services.AddScoped<DownloadQueries>();
        services.AddScoped<DownloadService>();
        services.AddScoped<FileQueries>();
        services.AddScoped<FileService>();
        services.AddSingleton(new NavigationBadge("announcements", typeof(UnreadBadge)));
        return services;
    }

    public static IEndpointRouteBuilder MapAnnouncements(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/files", FileEndpoints.UploadAsync).WithMetadata(new RequirePermissionAttribute(Permission.ManageAnnouncements)).RequirePage().LimitUploads().ExcludeFromDescription();
        routes.MapGet("/files/{id:guid}", FileEndpoints.DownloadAsync).WithMetadata(new RequirePermissionAttribute(Permission.ViewAnnouncements)).ExcludeFromDescription();
        return routes;
    }
}
