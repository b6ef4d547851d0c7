using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>Where a pod lives, or why nobody can tell, in words. Pure.</summary>
internal static class PodSentence
{
    public static string Of(TopologySnapshot snapshot, Node pod)
    {
        var properties = (PodProperties)pod.Properties;
        var seat = PodSeat.Of(snapshot, pod);
        return (properties, seat) switch
        {
            ({ Phase: "Succeeded" or "Failed" }, _) => "It has ended: its namespace and its address are given back.",
            ({ NodeName: "" }, _) => "No node has taken it yet, so it has no namespace.",
            ({ HostNetwork: true }, { Netns: not null }) => "It lives in its host’s namespace: what it listens on are the host’s ports.",
            (_, { Netns: not null }) => "",
            ({ HostNetwork: true }, _) =>
                $"It lives in the namespace of {properties.NodeName}, whose kernel is not read here: what it listens on is not known.",
            (_, { IsKernelRead: true }) => $"No process of it is seen on {properties.NodeName}, so its namespace is not known.",
            _ => $"The kernel of {properties.NodeName} is not read here: its interfaces and what it listens on are not known.",
        };
    }
}
