using System.Buffers.Text;

namespace NetDash.Linux.Procfs;

/// <summary>Reads the text of links to nameless files: <c>net:[4026531840]</c> and <c>socket:[12345]</c>, see proc(5).</summary>
internal static class NamespaceLink
{
    /// <summary>The inode of <c>net:[4026531840]</c>; 0 when it is something else.</summary>
    public static ulong NetInode(ReadOnlySpan<byte> link) => Inode(link, "net:["u8);

    /// <summary>The inode of <c>socket:[12345]</c>; 0 when it is something else.</summary>
    public static ulong SocketInode(ReadOnlySpan<byte> link) => Inode(link, "socket:["u8);

    private static ulong Inode(ReadOnlySpan<byte> link, ReadOnlySpan<byte> prefix) =>
        link.StartsWith(prefix) && Utf8Parser.TryParse(link[prefix.Length..], out ulong inode, out var used)
        && prefix.Length + used == link.Length - 1 && link[^1] == (byte)']'
            ? inode
            : 0;
}
