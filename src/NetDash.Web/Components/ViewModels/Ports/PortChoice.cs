using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels.Inventory;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>What the address of the ports page chooses. Pure; what it cannot read means what it would without it.</summary>
public sealed record PortChoice
{
    /// <summary>One protocol; null for all.</summary>
    public PortProtocol? Protocol { get; init; }

    /// <summary>Whether namespaces of containers are shown beside the host's own.</summary>
    public bool AllNamespaces { get; init; }

    /// <summary>One state; null for all.</summary>
    public PortState? State { get; init; }

    /// <summary>One exposure; null for all.</summary>
    public PortExposure? Exposure { get; init; }

    /// <summary>The order of the rows.</summary>
    public SortOrder Order { get; init; } = PortOrder.Default;

    /// <summary>The search; null without one.</summary>
    public PortSearch? Search { get; init; }

    /// <summary>What the strip is zoomed to; null for the whole line.</summary>
    public PortRange? Range { get; init; }

    /// <summary>The question of the free-ports box; null while it is closed.</summary>
    public FreeSearch? Free { get; init; }

    /// <summary>Which part is shown where there is room for one.</summary>
    public PortTab Tab { get; init; }

    /// <summary>The protocol of the strip: there is a line for each, and TCP's is shown unless told.</summary>
    public PortProtocol StripProtocol => Protocol ?? PortProtocol.Tcp;

    /// <summary>Reads an address.</summary>
    public static PortChoice Of(PageAddress address)
    {
        var free = FreeSearch.Parse(address["free"], address["count"]) ?? FreeSearch.FromText(address["q"]);
        return new PortChoice
        {
            Protocol = Protocols.Parse(address["protocol"]),
            AllNamespaces = address["netns"] == "all",
            State = address["state"] switch { "held" => PortState.Held, "forwarded" => PortState.Forwarded, "wanted" => PortState.Wanted, _ => null },
            Exposure = address["exposure"] switch
            {
                "loopback" => PortExposure.Loopback, "host-addresses" => PortExposure.HostAddresses, "all" => PortExposure.All, _ => null,
            },
            Order = PortOrder.Parse(address["sort"]),
            Search = PortSearch.Parse(address["q"]),
            Range = PortRange.Parse(address["range"]) is { } range && range != PortRange.All ? range : null,
            Free = free,
            Tab = address["tab"] switch
            {
                "preflight" => PortTab.Preflight, "free" => PortTab.Free, "ledger" => PortTab.Ledger,
                _ => free is null ? PortTab.Ledger : PortTab.Free,
            },
        };
    }
}

/// <summary>The parts of the page, one at a time where the window is narrow.</summary>
public enum PortTab
{
    /// <summary>Conflicts and the ledger.</summary>
    Ledger,

    /// <summary>The number line and the free-ports box.</summary>
    Free,

    /// <summary>The preflight check.</summary>
    Preflight,
}
