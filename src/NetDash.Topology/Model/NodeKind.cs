using System.Text.Json.Serialization;

namespace NetDash.Topology.Model;

/// <summary>What a node is; written in JSON as the contract spells it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NodeKind>))]
public enum NodeKind
{
    /// <summary>A host network namespace with what lives beside it.</summary>
    [JsonStringEnumMemberName("host")] Host,

    /// <summary>A network namespace.</summary>
    [JsonStringEnumMemberName("netns")] Netns,

    /// <summary>A network interface.</summary>
    [JsonStringEnumMemberName("interface")] Interface,

    /// <summary>A network of a Docker engine.</summary>
    [JsonStringEnumMemberName("docker-network")] DockerNetwork,

    /// <summary>A container of any runtime.</summary>
    [JsonStringEnumMemberName("container")] Container,

    /// <summary>A process outside any container that listens.</summary>
    [JsonStringEnumMemberName("process")] Process,

    /// <summary>A listening or mounted unix socket.</summary>
    [JsonStringEnumMemberName("unix-socket")] UnixSocket,

    /// <summary>An address or network outside what is read.</summary>
    [JsonStringEnumMemberName("external")] External,

    /// <summary>A Swarm service.</summary>
    [JsonStringEnumMemberName("swarm-service")] SwarmService,

    /// <summary>A Kubernetes cluster.</summary>
    [JsonStringEnumMemberName("cluster")] Cluster,

    /// <summary>A node of a Kubernetes cluster.</summary>
    [JsonStringEnumMemberName("k8s-node")] K8sNode,

    /// <summary>A namespace of a Kubernetes cluster.</summary>
    [JsonStringEnumMemberName("k8s-namespace")] K8sNamespace,

    /// <summary>What makes pods in a Kubernetes cluster.</summary>
    [JsonStringEnumMemberName("workload")] Workload,

    /// <summary>A Kubernetes pod.</summary>
    [JsonStringEnumMemberName("pod")] Pod,

    /// <summary>A Kubernetes Service.</summary>
    [JsonStringEnumMemberName("service")] Service,

    /// <summary>A Kubernetes Ingress.</summary>
    [JsonStringEnumMemberName("ingress")] Ingress,

    /// <summary>A Kubernetes NetworkPolicy.</summary>
    [JsonStringEnumMemberName("network-policy")] NetworkPolicy,

    /// <summary>Things that a view tells as one; made for an answer, never in a snapshot.</summary>
    [JsonStringEnumMemberName("group")] Group,
}

/// <summary>How a node is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NodeStatus>))]
public enum NodeStatus
{
    /// <summary>Works.</summary>
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>Works, with something to look at.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Does not work.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>Does not run, and is not expected to.</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>Cannot be told.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
}
