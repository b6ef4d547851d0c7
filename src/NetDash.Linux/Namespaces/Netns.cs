using NetDash.Linux.Netfilter;
using NetDash.Linux.Netlink;
using NetDash.Linux.Procfs;

namespace NetDash.Linux.Namespaces;

/// <summary>
/// A network namespace and what was last read of it. It lives as long as the namespace does: another one that is given
/// the same inode is another object. Belongs to the reading thread; lists are replaced, never changed.
/// </summary>
public sealed class Netns
{
    private Dictionary<int, Link>? _byIndex;

    /// <summary>Inode on nsfs, as in <c>net:[4026531840]</c>.</summary>
    public required ulong Inode { get; init; }

    /// <summary>
    /// SO_NETNS_COOKIE (socket(7)) as decimal text; on kernels before 5.14 <c>i</c>, the inode, and the start of its first process.
    /// </summary>
    public required string Cookie { get; init; }

    /// <summary>Whether the machine's first process lives in it.</summary>
    public required bool IsHost { get; init; }

    /// <summary>Where nsfs mounts of it stand, as the kernel wrote them; sorted, each once.</summary>
    public IReadOnlyList<string> MountPaths { get; internal set; } = [];

    /// <summary>The processes that are members, by pid.</summary>
    public IReadOnlyList<ProcessEntry> Members { get; internal set; } = [];

    /// <summary>Its interfaces, in the kernel's order.</summary>
    public IReadOnlyList<Link> Links
    {
        get;
        internal set
        {
            field = value;
            _byIndex = null;
        }
    } = [];

    /// <summary>Their addresses, in the kernel's order.</summary>
    public IReadOnlyList<LinkAddress> Addresses { get; internal set; } = [];

    /// <summary>The ways of its default routes, IPv4 first, the preferred one of each family before the others.</summary>
    public IReadOnlyList<DefaultHop> DefaultHops { get; internal set; } = [];

    /// <summary>Outer addresses that a vxlan's forwarding table names, by ifindex; sorted, each once.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Remotes { get; internal set; } = EmptyRemotes;

    /// <summary>Its TCP listeners and bound UDP sockets.</summary>
    public IReadOnlyList<InetSocket> Sockets { get; internal set; } = [];

    /// <summary>Its listening unix sockets that have a name.</summary>
    public IReadOnlyList<UnixSocket> UnixSockets { get; internal set; } = [];

    /// <summary>Which of its ports NAT leads elsewhere, in the order of the rules; null while they are not read.</summary>
    public IReadOnlyList<NatForward>? Forwards { get; internal set; }

    /// <summary>Whether its sockets have been read once.</summary>
    public bool HasReadSockets => SocketBytes is not null;

    /// <summary>Whether it is known to be gone.</summary>
    public bool IsGone { get; internal set; }

    /// <summary>What could not be read in it at the last reads.</summary>
    public IEnumerable<Unreadable> Unreadable => InterfaceProblems.Concat(SocketProblems).Concat(NatProblems);

    internal static IReadOnlyDictionary<int, IReadOnlyList<string>> EmptyRemotes { get; } = new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>Where it can be entered, the likeliest first; empty for the reader's own.</summary>
    internal List<string> OpenPaths { get; set; } = [];

    internal bool IsOwn { get; init; }

    internal List<Unreadable> InterfaceProblems { get; set; } = [];

    internal List<Unreadable> SocketProblems { get; set; } = [];

    internal List<Unreadable> NatProblems { get; set; } = [];

    /// <summary>What its NAT rules were last read from; null before.</summary>
    internal NatState? Nat { get; set; }

    internal NatScope? NatScope { get; set; }

    /// <summary>Whether its NAT rules may not be read, which stays so for as long as this program runs.</summary>
    internal bool IsNatDenied { get; set; }

    /// <summary>The last socket dump: an equal one is not parsed again.</summary>
    internal byte[]? SocketBytes { get; set; }

    /// <summary>The interface with this ifindex; null when there is none.</summary>
    internal Link? LinkAt(int index)
    {
        if (_byIndex is null)
        {
            _byIndex = new Dictionary<int, Link>(Links.Count);
            foreach (var link in Links)
            {
                _byIndex[link.Index] = link;
            }
        }

        return _byIndex.GetValueOrDefault(index);
    }

    /// <summary>How a person would name it: its first mount path, else its first process.</summary>
    internal string Label =>
        MountPaths.Count > 0 ? MountPaths[0] : Members.Count > 0 ? $"net:[{Inode}] of process {Members[0].Pid}" : $"net:[{Inode}]";
}
