using NetDash.Topology.Model;

namespace NetDash.Web.Components.Marks;

/// <summary>The icons: 16 × 16, stroke 1.4, no fill. Kind is told by them, never by colour.</summary>
public static class IconPaths
{
    public const string Map = "M2 3h3v3H2zM2 10h3v3H2zM11 6.5h3v3h-3zM5 4.5h2.5v3.5H11M5 11.5h2.5V8";
    public const string Findings = "M8 2.2 14.2 13H1.8zM8 6.4v3.2M8 11.2v.2";
    public const string Inventory = "M2.5 3h11v10h-11zM2.5 6.4h11M6.4 6.4V13";
    public const string Sources = "M5.6 2v3M10.4 2v3M4 5h8v2.6a4 4 0 0 1-8 0zM8 11.6V14";
    public const string Theme = "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12";
    public const string Sun = "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M3.5 12.5l.8-.8M11.7 4.3l.8-.8";
    public const string Moon = "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z";
    public const string Search = "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3 13.5 13.5";
    public const string Link = "M6.6 9.4 9.4 6.6M7.4 4.6l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.6 11.4l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5";
    public const string Copy = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3";
    public const string Check = "M3 8.4 6.4 12 13 4.6";
    public const string Close = "M4 4l8 8M12 4l-8 8";
    public const string Down = "M4.5 6.2 8 9.8l3.5-3.6";
    public const string Right = "M6.2 4.5 9.8 8l-3.6 3.5";
    public const string SortUp = "M8 12.5V4M4.6 7.2 8 3.8l3.4 3.4";
    public const string SortDown = "M8 3.5V12M4.6 8.8 8 12.2l3.4-3.4";
    public const string Frame = "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10";
    public const string Unplugged = "M4.5 4.5l7 7M11.5 4.5l-7 7";

    private const string Host = "M2.5 3h11v4.2h-11zM2.5 8.8h11V13h-11zM5 5.1h1.2M5 10.9h1.2";
    private const string Netns = "M2.5 5.5v-1a2 2 0 0 1 2-2h1M10.5 2.5h1a2 2 0 0 1 2 2v1M13.5 10.5v1a2 2 0 0 1-2 2h-1M5.5 13.5h-1a2 2 0 0 1-2-2v-1";
    private const string Interface = "M2.5 3h11v10h-11zM5 13v-3.2h1.6V8h2.8v1.8H11V13";
    private const string Loopback = "M12.6 8A4.6 4.6 0 1 1 11 4.4M11.3 1.8v2.9H8.4";
    private const string Bridge = "M5.5 2h4v12h-4zM9.5 4.8h4M9.5 8h4M9.5 11.2h4M2 8h3.5";
    private const string Veth = "M1.5 5.5h3.2v5H1.5zM11.3 5.5h3.2v5h-3.2zM4.7 8h6.6";
    private const string Vxlan = "M1.8 5.2c3-2 9.4-2 12.4 0M1.8 10.8c3 2 9.4 2 12.4 0M4.5 8h6.8M9.4 6.2 11.3 8l-1.9 1.8";
    private const string Vlan = "M2 8h4M6 8c2.4 0 2-4.2 4.6-4.2H14M6 8c2.4 0 2 4.2 4.6 4.2H14M6 8h8";
    private const string DockerNetwork = "M8 5.6V8.4M8 8.4 4.6 10.8M8 8.4l3.4 2.4M6.5 2.6h3v3h-3zM2 10.6h3v3H2zM11 10.6h3v3h-3z";
    private const string Container = "M8 1.9 13.4 5v6L8 14.1 2.6 11V5zM2.6 5 8 8.1 13.4 5M8 8.1v6";
    private const string Process = "M2 3h12v10H2zM4.6 6l2 2-2 2M8.4 10.2h2.8";
    private const string UnixSocket = "M4 1.9h5.2L12 4.7v9.4H4zM9.2 1.9v2.8H12M6.2 10.4h3.6M6.2 7.6h3.6";
    private const string SwarmService = "M8 2.2 13 5 8 7.8 3 5zM3 8l5 2.8L13 8M3 11l5 2.8 5-2.8";
    private const string Internet = "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c2 1.8 2.6 4 2.6 6S10 12.2 8 14M8 2C6 3.8 5.4 6 5.4 8S6 12.2 8 14";
    private const string Lan = "M6 2.2h4v3.6H6zM2 10.2h4v3.6H2zM10 10.2h4v3.6h-4zM8 5.8V8M4 10.2V8h8v2.2";

    /// <summary>The icon of a node: its kind's, and for interfaces its type's.</summary>
    public static string Of(Node node) => node.Properties switch
    {
        InterfaceProperties i => OfInterface(i.Type),
        ExternalProperties { Role: "lan" } => Lan,
        _ => Of(node.Kind),
    };

    /// <summary>The icon of a kind.</summary>
    public static string Of(NodeKind kind) => kind switch
    {
        NodeKind.Host => Host,
        NodeKind.Netns => Netns,
        NodeKind.Interface => Interface,
        NodeKind.DockerNetwork => DockerNetwork,
        NodeKind.Container => Container,
        NodeKind.Process => Process,
        NodeKind.UnixSocket => UnixSocket,
        NodeKind.SwarmService => SwarmService,
        _ => Internet,
    };

    private static string OfInterface(string type) => type switch
    {
        "loopback" => Loopback,
        "bridge" or "bond" or "team" => Bridge,
        "veth" => Veth,
        "vxlan" or "geneve" or "wireguard" or "gre" or "ipip" or "sit" or "tun" => Vxlan,
        "vlan" or "macvlan" or "ipvlan" or "macvtap" => Vlan,
        _ => Interface,
    };
}
