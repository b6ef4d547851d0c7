using System.Text;

namespace NetDash.Linux.Procfs;

/// <summary>A mount of a network namespace.</summary>
/// <param name="Inode">The namespace's inode on nsfs.</param>
/// <param name="Path">Where it is mounted, as its mount namespace sees it.</param>
internal readonly record struct NsfsMount(ulong Inode, string Path);

/// <summary>Finds the mounts of network namespaces in mountinfo, see proc_pid_mountinfo(5).</summary>
/// <remarks>
/// <code>
/// 236 27 0:4 net:[4026532270] /run/docker/netns/1b9fd1a2d6ba rw shared:109 - nsfs nsfs rw
///            ^ root: the inode  ^ mount point, spaces as \040                 ^ type, after optional fields
/// </code>
/// </remarks>
internal static class MountInfo
{
    /// <summary>The network namespaces among the mounts, in the order of the file.</summary>
    public static List<NsfsMount> NetworkNamespaces(ReadOnlySpan<byte> file)
    {
        var mounts = new List<NsfsMount>();
        foreach (var range in file.Split((byte)'\n'))
        {
            var line = file[range];
            var separator = line.IndexOf(" - nsfs "u8);
            if (separator < 0)
            {
                continue;
            }

            var rest = line[..separator];
            var field = 0;
            ulong inode = 0;
            foreach (var word in rest.Split((byte)' '))
            {
                switch (++field)
                {
                    case 4:
                        inode = NamespaceLink.NetInode(rest[word]);
                        break;
                    case 5 when inode != 0:
                        mounts.Add(new NsfsMount(inode, Unescape(rest[word])));
                        break;
                }
            }
        }

        return mounts;
    }

    /// <summary>Space, tab, line end and backslash stand as three octal digits.</summary>
    private static string Unescape(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(text);
        }

        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\' && i + 3 < text.Length && !text.Slice(i + 1, 3).ContainsAnyExcept("01234567"u8))
            {
                bytes[length++] = (byte)(((text[i + 1] - '0') << 6) | ((text[i + 2] - '0') << 3) | (text[i + 3] - '0'));
                i += 3;
            }
            else
            {
                bytes[length++] = text[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
