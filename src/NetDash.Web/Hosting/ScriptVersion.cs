using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace NetDash.Web.Hosting;

/// <summary>
/// Which scripts and styles this program serves, by their content. A page whose server was replaced goes on with the new one as it is
/// if these are the same, and is loaded anew if not.
/// </summary>
internal sealed class ScriptVersion(string value)
{
    /// <summary>What a page loads, itself or later.</summary>
    internal static readonly string[] Files =
    [
        "netdash.css", "netdash.js", "theme.js", "map.js", "signalr.js", "preflight.js", "_framework/blazor.web.js",
        "_content/MudBlazor/MudBlazor.min.css", "_content/MudBlazor/MudBlazor.min.js",
    ];

    /// <summary>Letters and digits; another whenever one of the files is another.</summary>
    public string Value => value;

    /// <summary>Of the files below a root; one that is not there counts as empty.</summary>
    public static ScriptVersion Of(IFileProvider files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Files)
        {
            if (files.GetFileInfo(name) is { Exists: true } file)
            {
                using var content = file.CreateReadStream();
                hash.AppendData(SHA256.HashData(content));
            }
            else
            {
                hash.AppendData(SHA256.HashData([]));
            }
        }

        return new ScriptVersion(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8)));
    }
}
