using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NetDash.Web.Hosting;

namespace NetDash.Web.Authentication;

/// <summary>
/// The secret of the sign-in link: 256 random bits, kept in the data directory so that links and sessions outlive a restart.
/// </summary>
internal sealed class BrowserToken
{
    private const string FileName = "browser-token";
    private const int Bytes = 32;

    private readonly byte[] _digest;

    private BrowserToken(string value)
    {
        Value = value;
        _digest = SHA256.HashData(Encoding.UTF8.GetBytes(value));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(_digest).AsSpan(0, 8));
    }

    /// <summary>The token itself: to be printed for its owner, never logged.</summary>
    public string Value { get; }

    /// <summary>What a session remembers of the token it was opened with: it ends when the token is another.</summary>
    public string Fingerprint { get; }

    /// <summary>The token of the data directory, drawn when there is none; of this process alone where nothing can be kept.</summary>
    public static BrowserToken Open(DataDirectory directory)
    {
        if (!directory.IsWritable)
        {
            return new BrowserToken(Draw());
        }

        return new BrowserToken(Kept(directory) ?? directory.Alone(() => Kept(directory) ?? Write(directory, Draw())));
    }

    /// <summary>Whether somebody's text is the token, in a time that tells nothing about it.</summary>
    public bool Is(string text) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), _digest);

    private static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Also over one that was cut short or emptied by somebody: a token that can be guessed would be worse than a new one.</summary>
    private static string Write(DataDirectory directory, string drawn)
    {
        directory.Write(FileName, drawn);
        return drawn;
    }

    private static string? Kept(DataDirectory directory) =>
        directory.Read(FileName)?.Trim() is { Length: >= Bytes } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? text : null;
}
