using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AdminConsole.Components.Layout;

/// <summary>
/// Addresses of style sheets and scripts with a digest of their content, so that browsers may keep them for good and still see every change. Used in place of
/// <c>@Assets</c>, which makes no compressed variant of files under <c>_content/</c>.
/// </summary>
public sealed class Assets(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<(string Path, DateTimeOffset Changed), string> addresses = new();

    /// <summary>The address of a file of the web root, relative to the base address. A file that is not there is a defect.</summary>
    public string this[string path]
    {
        get
        {
            var file = environment.WebRootFileProvider.GetFileInfo(path);
            if (!file.Exists)
                throw new FileNotFoundException($"{path} is not in the web root.");
            return addresses.GetOrAdd((path, file.LastModified), _ =>
            {
                using var content = file.CreateReadStream();
                return $"{path}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..10]}";
            });
        }
    }
}
