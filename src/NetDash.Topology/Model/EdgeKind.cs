using System.Text.Json.Serialization;

namespace NetDash.Topology.Model;

/// <summary>What an edge says; written in JSON as the contract spells it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EdgeKind>))]
public enum EdgeKind
{
    /// <summary>The two ends of a veth pair; from the smaller id.</summary>
    [JsonStringEnumMemberName("veth")] Veth,

    /// <summary>An enslaved interface and its bridge or bond.</summary>
    [JsonStringEnumMemberName("master")] Master,

    /// <summary>A Docker network and the bridge that it is made of.</summary>
    [JsonStringEnumMemberName("realizes")] Realizes,

    /// <summary>A container on a Docker network.</summary>
    [JsonStringEnumMemberName("attached")] Attached,

    /// <summary>A container in the namespace of another container or of the host.</summary>
    [JsonStringEnumMemberName("shares-netns")] SharesNetns,

    /// <summary>Legacy <c>--link</c>.</summary>
    [JsonStringEnumMemberName("link")] Link,

    /// <summary>A container's published port on a host.</summary>
    [JsonStringEnumMemberName("publishes")] Publishes,

    /// <summary>Who has to do with a unix socket.</summary>
    [JsonStringEnumMemberName("unix")] Unix,

    /// <summary>A tunnel's end and where it leads.</summary>
    [JsonStringEnumMemberName("tunnel")] Tunnel,

    /// <summary>A macvlan, ipvlan or vlan and its lower interface.</summary>
    [JsonStringEnumMemberName("parent-link")] ParentLink,

    /// <summary>A pod and its node; a node and the host, or the container, that it is.</summary>
    [JsonStringEnumMemberName("runs-on")] RunsOn,

    /// <summary>A workload and the workload or pod that it made.</summary>
    [JsonStringEnumMemberName("owns")] Owns,

    /// <summary>A container and its pod.</summary>
    [JsonStringEnumMemberName("in-pod")] InPod,

    /// <summary>A pod and the network namespace that it lives in: its own, or its node's.</summary>
    [JsonStringEnumMemberName("in-netns")] InNetns,

    /// <summary>A service and what answers for it.</summary>
    [JsonStringEnumMemberName("endpoint")] Endpoint,

    /// <summary>An ingress and a service that it leads to.</summary>
    [JsonStringEnumMemberName("routes")] Routes,

    /// <summary>A network policy and a pod that it is about.</summary>
    [JsonStringEnumMemberName("applies-to")] AppliesTo,
}
