using NetDash.Drawing.Marks;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>A host and what hangs where in it: no coordinates yet.</summary>
/// <param name="Node">The host.</param>
/// <param name="Areas">The host namespace first, then every namespace with bridges of its own.</param>
/// <param name="Cards">Everything else that has a network stack, or had one.</param>
/// <param name="Ties">Lines that the lanes do not tell by themselves.</param>
internal sealed record HostPlan(Node Node, IReadOnlyList<AreaPlan> Areas, IReadOnlyList<CardPlan> Cards, IReadOnlyList<TiePlan> Ties);

/// <summary>A namespace drawn as an area, with lanes of its own.</summary>
/// <param name="Key">Identity: the namespace's id, or the host's where no kernel is read.</param>
/// <param name="Netns">The namespace; null where no kernel is read.</param>
/// <param name="IsHost">Whether it is the host's own.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Interfaces">Those that stand by themselves, in the kernel's order.</param>
/// <param name="Owners">What answers on its own addresses.</param>
/// <param name="Bands">Bridges and what stands in for one.</param>
internal sealed record AreaPlan(
    string Key, Node? Netns, bool IsHost, string Title,
    IReadOnlyList<InterfacePlan> Interfaces, IReadOnlyList<OwnerPlan> Owners, IReadOnlyList<BandPlan> Bands);

/// <summary>An interface that stands by itself.</summary>
/// <param name="Node">The interface.</param>
/// <param name="Master">Key of the band whose bridge it is enslaved to; null for none.</param>
internal sealed record InterfacePlan(Node Node, string? Master)
{
    public InterfaceProperties Nic => (InterfaceProperties)Node.Properties;

    public bool IsLoopback => Nic.Type == "loopback";
}

/// <summary>What several are plugged into.</summary>
/// <param name="Key">Identity.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Node">The bridge, the lower interface, the network; null for bare pairs.</param>
/// <param name="Network">The Docker network that it is made for; null for none.</param>
/// <param name="Name">Title.</param>
/// <param name="Note">Its address or what it is.</param>
internal sealed record BandPlan(string Key, BandKind Kind, Node? Node, Node? Network, string Name, string Note);

/// <summary>What a band stands for.</summary>
internal enum BandKind
{
    /// <summary>A bridge.</summary>
    Bridge,

    /// <summary>An interface that macvlan, ipvlan or vlan interfaces of other namespaces are made on.</summary>
    Lower,

    /// <summary>veth pairs on no bridge: routed.</summary>
    Pairs,

    /// <summary>A network whose wiring nobody reads.</summary>
    Network,
}

/// <summary>A namespace with what lives in it, or a container without one.</summary>
/// <param name="Key">Identity that outlives a restart: the container that owns the namespace, else the namespace.</param>
/// <param name="Netns">The namespace; null while there is none.</param>
/// <param name="Containers">Its containers, the owner first; then those that would be in it if they ran.</param>
/// <param name="Title">What it is called where no container is in it.</param>
/// <param name="Note">What it is, in few words.</param>
/// <param name="State">How it hangs on its cables.</param>
/// <param name="Health">The worst of all that is on it.</param>
/// <param name="Lines">Its interfaces; never empty.</param>
/// <param name="Hidden">How many interfaces more it has.</param>
/// <param name="Plates">Host ports that lead into it, or would.</param>
/// <param name="LeadLine">Index of the line that they lead into; -1 for none.</param>
/// <param name="Reserved">Bands where it keeps a slot although nothing of it is plugged in there now.</param>
internal sealed record CardPlan(
    string Key, Node? Netns, IReadOnlyList<Node> Containers, string Title, string Note, PlugState State, Health Health,
    IReadOnlyList<LinePlan> Lines, int Hidden, IReadOnlyList<PlatePlan> Plates, int LeadLine, IReadOnlyList<string> Reserved)
{
    /// <summary>The pod whose namespace it is; null for any other.</summary>
    public Node? Pod { get; init; }

    /// <summary>What it stands for where several cards are rolled up into it; null for a card of its own.</summary>
    public CardGroup? Group { get; init; }

    /// <summary>What it is about: its pod, else its first container, else its namespace, else its first interface.</summary>
    public Node Subject => Pod ?? Group?.Members[0] ?? (Containers.Count > 0 ? Containers[0] : Netns ?? Lines[0].Node!);

    /// <summary>All that it stands for.</summary>
    public IEnumerable<Node> Nodes => Group?.Members ?? (Pod is null ? [] : new[] { Pod }).Concat(Containers).Concat(Netns is null ? [] : [Netns]).Concat(Lines.Select(l => l.Node).OfType<Node>());
}

/// <summary>How a thing hangs on its cables.</summary>
internal enum PlugState
{
    /// <summary>It runs.</summary>
    In,

    /// <summary>It does not run: it keeps its place, dashed, without a plug.</summary>
    Out,

    /// <summary>It could not start, or failed.</summary>
    Failed,
}

/// <summary>An interface on a card.</summary>
/// <param name="Key">Identity within the card.</param>
/// <param name="Node">The interface; null where only the engine tells of it, or while there is none.</param>
/// <param name="Name">Interface name, or why there is none.</param>
/// <param name="Address">The first address as CIDR; empty for none.</param>
/// <param name="More">How many addresses more it has.</param>
/// <param name="Chips">Ports that are listened on there, or wanted.</param>
/// <param name="Plug">What it is plugged into; null for nothing.</param>
internal sealed record LinePlan(string Key, Node? Node, string Name, string Address, int More, IReadOnlyList<ChipPlan> Chips, PlugPlan? Plug);

/// <summary>A port on a card, or a container of a pod.</summary>
/// <param name="Text">As <c>:80</c>, <c>wants :80</c> or the container's name.</param>
/// <param name="Health">The worst of the findings about it.</param>
/// <param name="Node">Id of what a click on it selects; null for the card itself.</param>
internal sealed record ChipPlan(string Text, Health Health, string? Node = null);

/// <summary>A line's other end.</summary>
/// <param name="Band">Key of the band.</param>
/// <param name="Port">The interface there; null for none.</param>
/// <param name="Edge">Id of the topology's edge; null where there is none.</param>
/// <param name="Kind">How it hangs there.</param>
internal sealed record PlugPlan(string Band, Node? Port, string? Edge, PlugKind Kind);

/// <summary>How a line hangs on a band.</summary>
internal enum PlugKind
{
    /// <summary>By a veth pair.</summary>
    Cable,

    /// <summary>As an upper interface on a lower one.</summary>
    Parent,

    /// <summary>As the engine tells; its wiring is not read.</summary>
    Attached,

    /// <summary>Not at all: it would, if it ran.</summary>
    Wanted,
}

/// <summary>What answers on an area's own addresses, or would if it ran.</summary>
/// <param name="Key">Identity.</param>
/// <param name="Node">A process, a host-mode container, or the namespace whose sockets nobody could be found for.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Note">pid, host mode, exit code.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="Health">How it is.</param>
/// <param name="Plates">The ports it holds, or wants.</param>
internal sealed record OwnerPlan(string Key, Node Node, string Name, string Note, PlugState State, Health Health, IReadOnlyList<PlatePlan> Plates);

/// <summary>A port on addresses of a host: one for each protocol, port and reach, both families on it.</summary>
/// <param name="Key">Identity within the host.</param>
/// <param name="Owner">Node id of who holds or wants it.</param>
/// <param name="Protocol">Transport protocol.</param>
/// <param name="First">First port; 0 for any that the engine picks.</param>
/// <param name="Last">Last port of a run of ports that lead to an equal run.</param>
/// <param name="To">The port it leads to in the container; 0 for a socket of its own.</param>
/// <param name="Addresses">The addresses, without brackets.</param>
/// <param name="Wanted">Whether nobody holds it now.</param>
/// <param name="Health">The worst of the findings about it.</param>
/// <param name="More">How many ports more stand behind this plate; 0: it is just itself.</param>
internal sealed record PlatePlan(
    string Key, string Owner, PortProtocol Protocol, int First, int Last, int To, IReadOnlyList<string> Addresses, bool Wanted, Health Health, int More = 0)
{
    public bool IsLoopback => Addresses.All(a => a is "::1" || a.StartsWith("127.", StringComparison.Ordinal));

    public bool IsWildcard => Addresses.Any(a => a is "0.0.0.0" or "::" or "*" or "");

    public bool Covers(PortProtocol protocol, int port) => More == 0 && Protocol == protocol && First <= port && port <= Last;
}

/// <summary>A line between two interfaces that the lanes do not tell by themselves.</summary>
/// <param name="Edge">The topology's edge.</param>
/// <param name="From">Interface.</param>
/// <param name="To">Interface, host or external.</param>
internal sealed record TiePlan(Edge Edge, Node From, Node To);
