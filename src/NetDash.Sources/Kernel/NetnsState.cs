using NetDash.Linux.Namespaces;
using NetDash.Linux.Netfilter;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kernel;

/// <summary>What the source remembers of a namespace beside its reading.</summary>
internal sealed class NetnsState
{
    private readonly Dictionary<uint, DateTimeOffset?> _seenSince = [];

    public NetnsState(Netns netns, string bootId)
    {
        Netns = netns;
        Id = NodeId.Netns(bootId, netns.Cookie);
        NetnsSection = $"netns {Id}";
        InterfaceSection = $"interfaces {Id}";
        SocketSection = $"sockets {Id}";
        UnixSection = $"unix {Id}";
    }

    public Netns Netns { get; }

    /// <summary>Its node id.</summary>
    public string Id { get; }

    public string NetnsSection { get; }

    public string InterfaceSection { get; }

    public string SocketSection { get; }

    public string UnixSection { get; }

    /// <summary>The fact that was last made of it.</summary>
    public NetnsFact? LastFact { get; set; }

    private bool _isFirst = true;
    private IReadOnlyList<NatForward>? _forwards;
    private ValueList<PortForward>? _forwardFacts;

    /// <summary>What its NAT forwards; made anew only when the list is another.</summary>
    public ValueList<PortForward>? Forwards
    {
        get
        {
            if (!ReferenceEquals(_forwards, Netns.Forwards))
            {
                _forwards = Netns.Forwards;
                _forwardFacts = _forwards is null ? null : NetnsMapper.Forwards(_forwards);
            }

            return _forwardFacts;
        }
    }

    /// <summary>Notes which sockets are there; those of the first time have been there since nobody knows when.</summary>
    public void Note(IReadOnlyCollection<uint> inodes, DateTimeOffset now)
    {
        foreach (var gone in _seenSince.Keys.Except(inodes).ToArray())
        {
            _seenSince.Remove(gone);
        }

        foreach (var inode in inodes)
        {
            _seenSince.TryAdd(inode, _isFirst ? null : now);
        }

        _isFirst = false;
    }

    /// <summary>When a socket was first seen; null when it was there before.</summary>
    public DateTimeOffset? SeenSince(uint inode) => _seenSince.GetValueOrDefault(inode);
}
