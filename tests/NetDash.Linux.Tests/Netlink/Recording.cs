using NetDash.Linux.Netlink;

namespace NetDash.Linux.Tests.Netlink;

/// <summary>Messages as a real kernel sent them.</summary>
internal static class Recording
{
    /// <summary>The whole message, header and all.</summary>
    public static byte[] Message(string name)
    {
        using var stream = typeof(Recording).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no recording {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return Convert.FromHexString(string.Concat(reader.ReadToEnd().Split('\n').Where(static l => !l.StartsWith('#'))));
    }

    /// <summary>The message without its header.</summary>
    public static byte[] Payload(string name)
    {
        var reader = new NetlinkReader(Message(name));
        Assert.True(reader.MoveNext());
        return reader.Payload.ToArray();
    }

    /// <summary>Names of all recordings.</summary>
    public static string[] Names => typeof(Recording).Assembly.GetManifestResourceNames();
}
