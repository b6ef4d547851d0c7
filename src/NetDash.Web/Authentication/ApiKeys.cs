using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetDash.Web.Api;
using NetDash.Web.Hosting;

namespace NetDash.Web.Authentication;

/// <summary>
/// The keys of scripts, in <c>api-keys.json</c> of the data directory as hashes alone. The verb <c>api-key</c> writes them, the running
/// program reads them again when the file is another: one that is revoked is refused at the next request.
/// </summary>
internal sealed partial class ApiKeys(DataDirectory directory, TimeProvider time, ILogger<ApiKeys> log)
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "ndk_";

    /// <summary>The most keys.</summary>
    public const int MostKeys = 1000;

    private const string FileName = "api-keys.json";
    private const int Bytes = 32;

    private readonly Lock _lock = new();
    private (DateTime Written, long Length) _seen;
    private IReadOnlyList<ApiKey> _keys = [];

    /// <summary>All, by name.</summary>
    /// <exception cref="InvalidDataException">The file is not what was written.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public IReadOnlyList<ApiKey> Read()
    {
        try
        {
            return directory.IsWritable && directory.Read(FileName) is { } text
                ? [.. (JsonSerializer.Deserialize<ApiKey?[]>(text, NetDashJson.Options) ?? []).OfType<ApiKey>().Where(k => k is { Name: not null, Hash: not null }).OrderBy(k => k.Name, StringComparer.Ordinal)]
                : [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{directory.Of(FileName)}: {e.Message}");
        }
    }

    /// <summary>The key that a text is; null for none in force.</summary>
    public ApiKey? Find(string text)
    {
        var hash = HashOf(text);
        ApiKey? found = null;
        foreach (var key in InForce())
        {
            // All of them, whichever it is: the time tells nothing.
            found = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Hash), hash) ? key : found;
        }

        return found;
    }

    /// <summary>Makes a key. It is told once, and kept nowhere.</summary>
    /// <returns>The key; null where the name is taken, or there are too many.</returns>
    public string? Add(string name, Role role) => directory.Alone(() =>
    {
        var keys = Read();
        if (keys.Count >= MostKeys || keys.Any(k => k.Name == name))
        {
            return null;
        }

        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        Write([.. keys, new ApiKey(name, role, Encoding.ASCII.GetString(HashOf(text)), time.GetUtcNow())]);
        return text;
    });

    /// <summary>Ends a key.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Revoke(string name) => directory.Alone(() =>
    {
        var keys = Read();
        if (keys.All(k => k.Name != name))
        {
            return false;
        }

        Write([.. keys.Where(k => k.Name != name)]);
        return true;
    });

    private void Write(IReadOnlyList<ApiKey> keys) => directory.Write(FileName, JsonSerializer.Serialize(keys, NetDashJson.Options));

    /// <summary>The keys as the file has them now: one look at its time and length a request that brings a key.</summary>
    private IReadOnlyList<ApiKey> InForce()
    {
        lock (_lock)
        {
            var file = new FileInfo(directory.Of(FileName));
            var seen = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
            if (seen != _seen)
            {
                try
                {
                    _keys = Read();
                }
                catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
                {
                    LogUnreadable(e.Message);
                    _keys = [];
                }

                _seen = seen;
            }

            return _keys;
        }
    }

    private static byte[] HashOf(string text) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    [LoggerMessage(Level = LogLevel.Error, Message = "The API keys cannot be read, so none is in force: {Reason}")]
    private partial void LogUnreadable(string reason);
}
