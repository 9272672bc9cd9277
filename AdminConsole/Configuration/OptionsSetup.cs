using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace AdminConsole.Configuration;

public static class OptionsSetup
{
    /// <summary>Binds a section and refuses to start when a value is missing or out of range; the message names the key.</summary>
    public static OptionsBuilder<T> AddValidated<T>(this IServiceCollection services, string section)
        where T : class =>
        services.AddOptions<T>().BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations().ValidateOnStart();

    /// <summary>
    /// Reads the repository root's appsettings.Development.json, which <c>dotnet run --project AdminConsole</c> would not find because the content root is the
    /// project folder. It comes after the project's own files and before environment variables, so that these still win.
    /// </summary>
    public static void AddDevelopmentSettings(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            return;
        var file = Path.GetFullPath(Path.Combine(builder.Environment.ContentRootPath, "..", "appsettings.Development.json"));
        var sources = builder.Configuration.Sources;
        var last = sources.ToList().FindLastIndex(source => source is JsonConfigurationSource);
        var added = new JsonConfigurationSource { Path = file, Optional = true };
        added.ResolveFileProvider();
        sources.Insert(last + 1, added);
    }
}
