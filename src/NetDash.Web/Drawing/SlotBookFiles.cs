using System.Text;
using System.Text.Json;
using NetDash.Drawing.Slots;
using NetDash.Topology.Identity;
using NetDash.Web.Hosting;

namespace NetDash.Web.Drawing;

/// <summary>
/// Slot books on disk, a file a view, in the folder <c>slots</c> of the data directory. Few and small: the oldest go when there are too
/// many. Whatever is wrong with a file costs its places and a line in the log, never the picture.
/// </summary>
internal sealed partial class SlotBookFiles
{
    /// <summary>The most files that are kept.</summary>
    public const int MostFiles = 256;

    /// <summary>The most bytes that all of them may take.</summary>
    public const long MostBytes = 32 << 20;

    /// <summary>The most bytes of one: ten thousand containers fit.</summary>
    public const long MostBytesOfOne = 8 << 20;

    private const string Everything = "";

    private readonly DataDirectory _folder;
    private readonly TimeProvider _time;
    private readonly ILogger<SlotBookFiles> _log;

    public SlotBookFiles(DataDirectory data, TimeProvider time, ILogger<SlotBookFiles> log)
    {
        // A folder that nobody may write into says so once, as the data directory itself.
        _folder = data.IsWritable ? DataDirectory.Open(data.Of("slots")) : data;
        _time = time;
        _log = log;
    }

    /// <summary>A file's name: no text of a query is in it.</summary>
    public static string NameOf(string view) => NodeId.Digest(view) + ".json";

    /// <summary>The book of a view; <see cref="SlotBook.Empty"/> where there is none that can be read.</summary>
    /// <param name="view">The view's <see cref="Topology.Views.TopologyView.Picture"/>.</param>
    public SlotBook Read(string view)
    {
        var path = _folder.Of(NameOf(view));
        try
        {
            var file = new FileInfo(path);
            if (!_folder.IsWritable || !file.Exists)
            {
                return SlotBook.Empty;
            }

            if (file.Length > MostBytesOfOne)
            {
                LogUnreadable(path, $"it is larger than {MostBytesOfOne >> 20} MiB");
                return SlotBook.Empty;
            }

            var book = SlotBookJson.Read(view, File.ReadAllBytes(path));
            // Its age is the time since it was last of use.
            File.SetLastWriteTimeUtc(path, _time.GetUtcNow().UtcDateTime);
            return book;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            LogUnreadable(path, e.Message);
            return SlotBook.Empty;
        }
    }

    /// <summary>Writes the book of a view in one step.</summary>
    public void Write(string view, SlotBook book)
    {
        if (!_folder.IsWritable)
        {
            return;
        }

        var name = NameOf(view);
        try
        {
            var text = SlotBookJson.Write(view, book);
            if (Encoding.UTF8.GetByteCount(text) > MostBytesOfOne)
            {
                LogUnwritable(_folder.Of(name), $"it would be larger than {MostBytesOfOne >> 20} MiB");
                return;
            }

            _folder.Write(name, text);
            File.SetLastWriteTimeUtc(_folder.Of(name), _time.GetUtcNow().UtcDateTime);
            DropOldest(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(_folder.Of(name), e.Message);
        }
    }

    /// <summary>The view of everything stays: it is the one that people come back to.</summary>
    private void DropOldest(string written)
    {
        var everything = NameOf(Everything);
        var files = new DirectoryInfo(_folder.Path).GetFiles("*.json")
            .OrderByDescending(f => f.Name == written || f.Name == everything).ThenByDescending(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal);
        long bytes = 0;
        var count = 0;
        foreach (var file in files)
        {
            bytes += file.Length;
            if (++count > MostFiles || bytes > MostBytes)
            {
                file.Delete();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Places of a view start anew: {Path} cannot be used: {Reason}")]
    private partial void LogUnreadable(string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Places of a view are kept in memory alone: {Path} cannot be written: {Reason}")]
    private partial void LogUnwritable(string path, string reason);
}
