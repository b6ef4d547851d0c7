using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>The properties of each kind in words, as the contract names them.</summary>
public static class DetailFacts
{
    public static IEnumerable<DetailFact> Of(Node node, DateTimeOffset now) => node.Properties switch
    {
        HostProperties h => Host(h),
        NetnsProperties n => Netns(n),
        InterfaceProperties i => Interface(i),
        DockerNetworkProperties d => Network(d),
        ContainerProperties c => Container(c, now),
        ProcessProperties p => Process(p, now),
        UnixSocketProperties u => [Mono("Path", u.Path), Plain("Listens", u.Listeners)],
        ExternalProperties e => [Plain("Role", e.Role), Mono("Addresses", e.Addresses)],
        SwarmServiceProperties s => Swarm(s),
        _ => [],
    };

    private static IEnumerable<DetailFact> Host(HostProperties h) =>
    [
        Mono("Addresses", h.Addresses),
        Plain("System", h.Os),
        Mono("Kernel", h.Kernel),
        Plain("Host name", h.Hostname),
        Plain("Roles", h.Roles),
        Mono("Client ports", h.EphemeralPorts.Count == 2 ? $"{h.EphemeralPorts[0]}–{h.EphemeralPorts[1]}" : ""),
        Mono("Machine id", h.MachineId),
        Mono("Engine ids", h.EngineIds),
    ];

    private static IEnumerable<DetailFact> Netns(NetnsProperties n) =>
    [
        Plain("Role", n.Role),
        Mono("Inode", $"net:[{n.Inode}]"),
        Mono("Cookie", n.Cookie),
        Plain("Processes", Wording.Number(n.ProcessCount)),
        Mono("Pids", n.Pids.Count == 0 ? "" : string.Join(", ", n.Pids) + (n.ProcessCount > n.Pids.Count ? ", …" : "")),
        Mono("Mounted at", n.Paths),
        Mono("Held by processes that cannot be read", Sockets(n.UnownedListening)),
    ];

    private static IEnumerable<DetailFact> Interface(InterfaceProperties i) =>
    [
        Plain("Type", i.Type),
        Mono("Addresses", i.Addresses),
        Mono("Gateways", i.Gateways),
        Mono("MAC", i.Mac),
        Mono("MTU", i.Mtu.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Plain("State", i.OperState),
        Mono("Index", i.IfIndex.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Mono("Port of", i.Master),
        Mono("Peer", i.Peer),
        Mono("VNI", i.Vni is { } vni ? $"{vni}" : ""),
        Mono("Remotes", i.Remotes ?? []),
        Mono("VLAN", i.VlanId is { } vlan ? $"{vlan}" : ""),
    ];

    private static IEnumerable<DetailFact> Network(DockerNetworkProperties d) =>
    [
        Plain("Driver", d.Driver),
        Plain("Scope", d.Scope),
        Mono("Subnets", d.Subnets),
        Mono("Gateways", d.Gateways),
        Mono("Address ranges", d.IpRanges),
        Mono("Bridge", d.Bridge),
        Plain("Way out", d.Internal ? "none, internal" : d.Masquerade ? "yes, under the host’s address" : "yes, with its own addresses"),
        Plain("Between containers", d.Icc ? "allowed" : "blocked"),
        Plain("IPv6", d.Ipv6 ? "yes" : "no"),
        Plain("Attachable", d.Scope == "swarm" ? d.Attachable ? "yes" : "no" : ""),
        Plain("Default bridge", d.IsDefaultBridge ? "yes" : ""),
        Mono("Network id", d.NetworkId),
    ];

    private static IEnumerable<DetailFact> Container(ContainerProperties c, DateTimeOffset now) =>
    [
        Plain("State", c.State + (c.Health.Length > 0 ? $", {c.Health}" : "")),
        new("Error", [c.Error], Health: Health.Error),
        Plain("Exit code", c.State is "running" or "paused" or "created" ? "" : $"{c.ExitCode}"),
        Plain("Image", c.Image),
        Plain("Network", c.NetworkMode),
        Mono("Addresses", c.Addresses),
        Mono("Published", c.PublishedPorts.Select(p => $"{Wording.Address(p.HostIp)}{(p.HostPort == 0 ? ":any" : $":{p.HostPort}")} to {p.ContainerPort}/{Wording.Word(p.Protocol)}").ToValueList()),
        Mono("Listening", Sockets(c.Listening)),
        Mono("Listened", Sockets(c.LastListening)),
        Mono("Exposed", c.ExposedPorts.Select(p => $"{p.Port}/{Wording.Word(p.Protocol)}").ToValueList()),
        Plain("Host name", c.Hostname),
        Plain("Restart policy", c.RestartPolicy),
        Mono("Pid", c.Pid > 0 ? $"{c.Pid}" : ""),
        Plain("Compose", string.Join(" / ", new[] { c.ComposeProject, c.ComposeService }.Where(t => t.Length > 0))),
        Plain("Swarm service", c.SwarmService),
        Plain("Started", Time(c.StartedAt, now)),
        Plain("Ended", c.State is "running" or "paused" ? "" : Time(c.FinishedAt, now)),
        Mono("Container id", c.ContainerId),
    ];

    private static IEnumerable<DetailFact> Process(ProcessProperties p, DateTimeOffset now) =>
        [Mono("Pid", $"{p.Pid}"), Mono("Listening", Sockets(p.Listening)), Plain("Started", Time(p.StartedAt, now))];

    private static IEnumerable<DetailFact> Swarm(SwarmServiceProperties s) =>
    [
        Plain("Mode", s.Mode),
        Plain("Replicas", s.Mode.StartsWith("global", StringComparison.Ordinal) ? "one a node" : $"{s.Replicas}"),
        Mono("Virtual addresses", s.VirtualIps),
        Mono("Published", s.PublishedPorts.Select(p => $":{p.Published} to {p.Target}/{Wording.Word(p.Protocol)}, {p.Mode}").ToValueList()),
    ];

    private static ValueList<string> Sockets(ValueList<ListeningSocket> sockets) => sockets
        .Select(s => $"{Wording.Address(s.Address)}:{s.Port}/{Wording.Word(s.Protocol)}{(s.V6Only ? " v6 only" : "")}").ToValueList();

    private static string Time(DateTimeOffset? time, DateTimeOffset now) =>
        time is { } at && at > DateTimeOffset.UnixEpoch ? $"{Wording.Clock(at, now)}, {Wording.Ago(now - at)}" : "";

    private static DetailFact Plain(string label, string value) => new(label, [value]);

    private static DetailFact Plain(string label, ValueList<string> values) => new(label, [.. values]);

    private static DetailFact Mono(string label, string value) => new(label, [value], IsMono: true);

    private static DetailFact Mono(string label, ValueList<string> values) => new(label, [.. values], IsMono: true);
}
