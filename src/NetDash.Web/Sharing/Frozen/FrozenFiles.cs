using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NetDash.Web.Api;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Sharing.Frozen;

/// <summary>
/// Frozen pictures on disk, in the folder <c>frozen</c> of the data directory: a gzip file each, of the JSON object
/// <c>{"picture":{"id":"x","address":"?project=shop",…},"content":{"things":[…],"ties":[…],"findings":[…]},"scene":[{"type":"snapshot",…}]}</c>.
/// The oldest go when all of them are over the size, and each when it is over the age. Safe from any thread.
/// </summary>
internal sealed partial class FrozenFiles
{
    /// <summary>The most bytes of one, compressed: a view of ten thousand containers fits.</summary>
    public const long MostBytesOfOne = 8 << 20;

    /// <summary>The most bytes that one is read to: no file makes more of itself than this.</summary>
    public const int MostBytesUnpacked = 256 << 20;

    private const string Extension = ".json.gz";
    private const int IdLength = 22;

    private readonly Lock _lock = new();
    private readonly DataDirectory _folder;
    private readonly FrozenOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<FrozenFiles> _log;

    public FrozenFiles(DataDirectory data, NetDashOptions options, TimeProvider time, ILogger<FrozenFiles> log)
    {
        _folder = data.IsWritable ? DataDirectory.Open(data.Of("frozen")) : data;
        _options = options.Frozen;
        _time = time;
        _log = log;
        lock (_lock)
        {
            Forget(0);
        }
    }

    /// <summary>Why none can be kept; null when all is well.</summary>
    public string? Problem => _folder.Problem;

    /// <summary>Whether a text can be the id of one: what can is no path.</summary>
    public static bool IsId(string text) => text.Length == IdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Keeps one.</summary>
    /// <param name="moment">What is told of it.</param>
    /// <param name="scene">The picture: the snapshot items of the hub's <c>Draw</c>, as a JSON array.</param>
    /// <exception cref="IOException">It is too large, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Keep(FrozenMoment moment, ReadOnlyMemory<byte> scene)
    {
        var bytes = Pack(moment, scene);
        if (bytes.Length > MostBytesOfOne)
        {
            throw new IOException($"The picture would have {bytes.Length >> 20} MiB, and no more than {MostBytesOfOne >> 20} are kept of one; a filter makes it smaller.");
        }

        lock (_lock)
        {
            Forget(bytes.Length);
            _folder.Write(moment.Picture.Id + Extension, bytes);
        }
    }

    /// <summary>One that is kept; null for none, or none that can be read.</summary>
    public FrozenMoment? Read(string id) => Read(id, static (_, moment) => moment);

    /// <summary>The picture of one that is kept: the snapshot items of the hub's <c>Draw</c>, as a JSON array; null as above.</summary>
    public byte[]? ReadScene(string id) => Read(id, static (root, _) => Encoding.UTF8.GetBytes(root.GetProperty("scene").GetRawText()));

    private T? Read<T>(string id, Func<JsonElement, FrozenMoment, T> take)
        where T : class
    {
        if (!IsId(id) || !_folder.IsWritable || !File.Exists(PathOf(id)))
        {
            return null;
        }

        try
        {
            using var document = Unpack(PathOf(id));
            var root = document.RootElement;
            var picture = root.GetProperty("picture").Deserialize<FrozenPicture>(NetDashJson.Options);
            var content = root.GetProperty("content").Deserialize<FrozenContent>(NetDashJson.Options);
            return picture is { Address: not null, Title: not null, Summary: not null, CreatedBy: not null } && picture.Id == id && picture.ExpiresAt > _time.GetUtcNow()
                && content is { IsWhole: true } ? take(root, new FrozenMoment(picture, content)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            LogUnreadable(PathOf(id), e.Message);
            return null;
        }
    }

    private static byte[] Pack(FrozenMoment moment, ReadOnlyMemory<byte> scene)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new Utf8JsonWriter(gzip, NetDashJson.Writer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("picture");
            JsonSerializer.Serialize(writer, moment.Picture, NetDashJson.Options);
            writer.WritePropertyName("content");
            JsonSerializer.Serialize(writer, moment.Content, NetDashJson.Options);
            writer.WritePropertyName("scene");
            writer.WriteRawValue(scene.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static JsonDocument Unpack(string path)
    {
        using var file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        var bytes = new ArrayBufferWriter<byte>((int)Math.Min(file.Length * 8, MostBytesUnpacked) + 1);
        int read;
        while ((read = gzip.Read(bytes.GetSpan(64 * 1024))) > 0)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > MostBytesUnpacked)
            {
                throw new InvalidDataException($"It unpacks to more than {MostBytesUnpacked >> 20} MiB.");
            }
        }

        return JsonDocument.Parse(bytes.WrittenMemory);
    }

    /// <summary>Deletes those that are over the age, and the oldest until so many bytes more have room.</summary>
    private void Forget(long room)
    {
        if (!_folder.IsWritable)
        {
            return;
        }

        try
        {
            var most = (long)_options.MostMegabytes << 20;
            var oldest = _time.GetUtcNow() - _options.MaxAge;
            var kept = new DirectoryInfo(_folder.Path).EnumerateFiles("*" + Extension).OrderByDescending(f => f.LastWriteTimeUtc).ToList();
            foreach (var file in kept)
            {
                // From the first that has no room on, every older one goes.
                room += file.Length;
                if (room > most || file.LastWriteTimeUtc < oldest)
                {
                    file.Delete();
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnforgotten(_folder.Path, e.Message);
        }
    }

    private string PathOf(string id) => _folder.Of(id + Extension);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The frozen picture {Path} cannot be read: {Reason}")]
    private partial void LogUnreadable(string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old frozen pictures in {Path} cannot be deleted: {Reason}")]
    private partial void LogUnforgotten(string path, string reason);
}
