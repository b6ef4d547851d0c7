using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Wiring;

/// <summary>How a thing hangs on its cable.</summary>
public enum Plugged
{
    /// <summary>It runs and is plugged in.</summary>
    In,

    /// <summary>It does not run: it keeps its row, dashed, without a plug.</summary>
    Out,

    /// <summary>It could not start.</summary>
    Failed,

    /// <summary>It runs and has no cable at all.</summary>
    Never,
}

/// <summary>A host and how everything in it is wired.</summary>
/// <param name="Node">The host.</param>
/// <param name="Addresses">Its own addresses.</param>
/// <param name="About">Operating system and kernel.</param>
/// <param name="Counts">What is in it, in words.</param>
/// <param name="Interfaces">Interfaces of the host namespace that are no bridge and no bridge's port.</param>
/// <param name="Owners">What answers on the host's own addresses: processes, host-mode containers, unreadable sockets.</param>
/// <param name="Rails">Bridges and other things that several are plugged into.</param>
/// <param name="Uncabled">Namespaces and containers without a cable.</param>
public sealed record WiringHost(
    Node Node,
    IReadOnlyList<string> Addresses,
    string About,
    string Counts,
    IReadOnlyList<Node> Interfaces,
    IReadOnlyList<WiringOwner> Owners,
    IReadOnlyList<WiringRail> Rails,
    IReadOnlyList<WiringCard> Uncabled);

/// <summary>Something on the host's own addresses.</summary>
/// <param name="Node">A process, a host-mode container, or the namespace whose sockets nobody could be found for.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Note">pid, host mode, exit code.</param>
/// <param name="Plates">The ports it holds, or wants while it does not run.</param>
/// <param name="State">Whether it runs.</param>
public sealed record WiringOwner(Node Node, string Name, string Note, IReadOnlyList<PortPlate> Plates, Plugged State);

/// <summary>A patch panel: a bridge with what is plugged into it, or what stands in for one.</summary>
/// <param name="Id">Stable while it is the same thing.</param>
/// <param name="Node">The bridge, the lower interface, or the network; null for the group of bare pairs.</param>
/// <param name="Name">Title.</param>
/// <param name="Addresses">The bridge's own addresses, or the network's subnets.</param>
/// <param name="Note">The Docker network, or what kind of rail it is.</param>
/// <param name="Rows">One a port, in the order of the kernel's numbers; what is not plugged in stands last.</param>
public sealed record WiringRail(
    string Id, Node? Node, string Name, IReadOnlyList<string> Addresses, string Note, IReadOnlyList<WiringRow> Rows);

/// <summary>One row: plate, rail, veth, address, container.</summary>
/// <param name="Port">The interface at the rail; null where there is none now.</param>
/// <param name="Published">Host ports that lead into this row.</param>
/// <param name="Card">What the cable ends in.</param>
public sealed record WiringRow(Node? Port, IReadOnlyList<PortPlate> Published, WiringCard Card)
{
    /// <summary>Stable while it is the same row.</summary>
    public string Key => (Port?.Id ?? "") + " " + Card.Subject.Id + " " + Card.Line?.IfName;

    /// <summary>Whether any node of it is among these.</summary>
    public bool IsOf(Func<string, bool> ids) => (Port is not null && ids(Port.Id)) || Card.IsOf(ids);
}

/// <summary>A namespace with what lives in it, as far as one row tells it.</summary>
/// <param name="Subject">What the card is about: the first container, else the namespace or interface.</param>
/// <param name="Containers">All containers in the namespace.</param>
/// <param name="Netns">The namespace; null while there is none.</param>
/// <param name="Title">What it is called where no container is in it.</param>
/// <param name="Note">Image, mode, or why it is not plugged in.</param>
/// <param name="Line">The interface of this row; null while there is none.</param>
/// <param name="More">Other interfaces, on a card without a cable.</param>
/// <param name="Ports">Listening ports, or wanted ones.</param>
/// <param name="State">How it hangs on the cable.</param>
/// <param name="Health">The worst of all that is on it.</param>
public sealed record WiringCard(
    Node Subject,
    IReadOnlyList<Node> Containers,
    Node? Netns,
    string Title,
    string Note,
    WiringLine? Line,
    IReadOnlyList<WiringLine> More,
    IReadOnlyList<PortPlate> Ports,
    Plugged State,
    Health Health)
{
    /// <summary>Whether any node of it is among these.</summary>
    public bool IsOf(Func<string, bool> ids) =>
        ids(Subject.Id) || (Netns is not null && ids(Netns.Id)) || (Line?.Node is { } nic && ids(nic.Id))
        || Containers.Any(c => ids(c.Id)) || More.Any(l => l.Node is { } n && ids(n.Id));
}

/// <summary>An interface on a card, or an address that only the engine tells.</summary>
public sealed record WiringLine(Node? Node, string IfName, IReadOnlyList<string> Addresses);
