using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>What has to be said of a thing before its properties: what failed, and what nobody can know.</summary>
public static class DetailSentence
{
    public static string Of(TopologySnapshot snapshot, Node node) => node.Properties switch
    {
        _ when NodeHealth.IsStale(snapshot, node) => "Its source does not answer. This is shown as it was then.",
        ContainerProperties c when PortsUndeclared(c) => "Its ports are not declared.",
        NetnsProperties { UnownedListening.Count: > 0 } n =>
            $"{Wording.Count(n.UnownedListening.Count, "port")} in it {(n.UnownedListening.Count == 1 ? "is" : "are")} held by a process NetDash cannot read.",
        InterfaceProperties { Type: "veth", Peer: "" } => "Its other end is in no namespace that is read.",
        ContainerProperties { IsPause: true } c => c.NetworkMode == "host"
            ? "It only holds its pod together, which lives in its host’s namespace." : "It only holds the namespace of its pod.",
        PodProperties => PodSentence.Of(snapshot, node),
        UnixSocketProperties { Listeners.Count: 0 } => "Who listens on it cannot be read.",
        _ => "",
    };

    /// <summary>
    /// A container in another's namespace that does not run, exposes nothing and was never seen to listen: nobody can tell which
    /// port it wants, so no finding is made of it.
    /// </summary>
    private static bool PortsUndeclared(ContainerProperties container) =>
        (container.NetworkMode == "host" || container.NetworkMode.StartsWith("container:", StringComparison.Ordinal))
        && container.State is not ("running" or "paused")
        && container.ExposedPorts.Count + container.LastListening.Count + container.PublishedPorts.Count == 0;
}
