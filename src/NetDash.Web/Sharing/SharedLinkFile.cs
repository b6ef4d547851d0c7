using System.Text.Json;
using NetDash.Web.Api;
using NetDash.Web.Hosting;

namespace NetDash.Web.Sharing;

/// <summary>
/// The links on disk, as
/// <c>[{"id":"x","name":"TV","address":"./?project=shop","limit":"project=shop","createdBy":"owner","createdAt":"…","expiresAt":"…"}]</c>.
/// No secret is in it: a token is made of an id and the keys of Data Protection.
/// </summary>
internal sealed partial class SharedLinkFile(DataDirectory directory, ILogger<SharedLinkFile> log)
{
    private const string Name = "links.json";

    /// <summary>All of them; none, with a line in the log, where the file cannot be read: no link is then in force.</summary>
    public IReadOnlyList<SharedLink> Read()
    {
        if (!directory.IsWritable)
        {
            return [];
        }

        try
        {
            return directory.Read(Name) is { } text
                ? [.. (JsonSerializer.Deserialize<SharedLink?[]>(text, NetDashJson.Options) ?? []).OfType<SharedLink>().Where(IsWhole)]
                : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(directory.Of(Name), e.Message);
            return [];
        }
    }

    /// <summary>Replaces the file.</summary>
    public void Write(IReadOnlyList<SharedLink> links)
    {
        if (!directory.IsWritable)
        {
            return;
        }

        try
        {
            directory.Write(Name, JsonSerializer.Serialize(links, NetDashJson.Options));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(directory.Of(Name), e.Message);
        }
    }

    // Somebody may have edited it: a member that is missing is null whatever its type says.
    private static bool IsWhole(SharedLink link) => link is { Id: not null, Name: not null, Address: not null, Limit: not null, CreatedBy: not null };

    [LoggerMessage(Level = LogLevel.Error, Message = "The shared links in {Path} cannot be read, so none is in force: {Reason}")]
    private partial void LogUnreadable(string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The shared links cannot be written to {Path}; they are in force until NetDash ends: {Reason}")]
    private partial void LogUnwritable(string path, string reason);
}
