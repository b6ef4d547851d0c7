using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Wiring;

/// <summary>Namespaces, containers and interfaces → cards.</summary>
internal sealed class CardBuilder(HostNodes host)
{
    /// <summary>What a cable that ends in this interface ends in.</summary>
    public WiringCard OfInterface(Node nic)
    {
        var netns = host.Find(nic.Parent);
        var line = Line(nic);
        return netns is null || netns.Id == host.HostNetns?.Id
            ? new WiringCard(nic, [], netns, nic.Name, "in the host namespace", line, [], [], Plugged.In, HealthOf([nic]))
            : OfNetns(netns, line, [], Plugged.In);
    }

    /// <summary>A namespace and everything in it.</summary>
    public WiringCard OfNetns(Node netns, WiringLine? line, IReadOnlyList<WiringLine> more, Plugged state)
    {
        var containers = host.ContainersIn(netns.Id).ToList();
        var subject = containers.Count > 0 ? containers[0] : netns;
        var properties = (NetnsProperties)netns.Properties;
        var ports = containers
            .SelectMany(c => PortPlates.Listening(host.Snapshot, c, ((ContainerProperties)c.Properties).Listening, withAddress: false))
            .Concat(host.Snapshot.ChildrenOf(netns.Id).Where(n => n.Kind == NodeKind.Process)
                .SelectMany(p => PortPlates.Listening(host.Snapshot, p, ((ProcessProperties)p.Properties).Listening, withAddress: false)))
            .Concat(containers.Count == 0 ? PortPlates.Listening(properties.UnownedListening, false, false, _ => Health.Ok) : [])
            .DistinctBy(p => p.Port).ToList();
        return new WiringCard(
            subject, containers, netns, netns.Name, containers.Count == 1 ? Note(containers[0]) : NetnsNote(properties, containers.Count),
            line, more, ports, state, HealthOf([netns, .. containers, .. line?.Node is { } nic ? [nic] : Array.Empty<Node>()]));
    }

    /// <summary>A container that has no namespace now, or one that is not read.</summary>
    public WiringCard OfContainer(Node container, WiringLine? line)
    {
        var properties = (ContainerProperties)container.Properties;
        var runs = HostNodes.Runs(properties);
        var wanted = properties.LastListening.Count > 0
            ? PortPlates.Listening(host.Snapshot, container, properties.LastListening, withAddress: false, wanted: true)
            : PortPlates.Exposed(host.Snapshot, container, properties);
        var ports = runs ? PortPlates.Listening(host.Snapshot, container, properties.Listening, withAddress: false) : wanted;
        return new WiringCard(
            container, [container], null, container.Name, runs ? Note(container) : WhyNot(properties),
            line, [], ports, StateOf(container, properties), HealthOf([container]));
    }

    public static WiringLine Line(Node nic) => new(nic, nic.Name, [.. ((InterfaceProperties)nic.Properties).Addresses.Where(a => !IsLinkLocal(a))]);

    public static Plugged StateOf(Node container, ContainerProperties properties) =>
        HostNodes.Runs(properties) ? Plugged.In : container.Status == NodeStatus.Error ? Plugged.Failed : Plugged.Out;

    /// <summary>Why a container does not run, in few words.</summary>
    public static string WhyNot(ContainerProperties container) => container.State switch
    {
        "created" when container.Error.Length > 0 => "never started",
        "created" => "created, not started",
        "exited" => container.ExitCode == 0 ? "stopped" : $"exited {container.ExitCode}",
        "" => "not running",
        var state => state,
    };

    private static string Note(Node container) => Wording.CutImage(((ContainerProperties)container.Properties).Image);

    private static string NetnsNote(NetnsProperties netns, int containers) => containers > 1 ? "one namespace" : netns.Role switch
    {
        "named" => "ip netns, no container",
        "docker" => "Docker’s own",
        "container" or "pod" => "container, its engine is not read",
        _ when netns.ProcessCount > 0 => Wording.Count(netns.ProcessCount, "process", "processes"),
        _ => "no process",
    };

    private Health HealthOf(IEnumerable<Node> nodes) => nodes.Select(n => NodeHealth.Of(host.Snapshot, n)).Max();

    private static bool IsLinkLocal(string address) => address.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase);
}
