using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;

namespace NetDash.Topology.Linking.Derived;

/// <summary>What a node of a cluster is: a machine, or a container of one (KinD, k3d, minikube). Id <c>k8s-node-place:NODE</c>.</summary>
internal sealed record K8sNodePlace : Fact
{
    public required string NodeId { get; init; }

    /// <summary>Empty while no known machine is it.</summary>
    public string HostId { get; init; } = "";

    /// <summary>Node id of the container that it is; empty for a machine.</summary>
    public string ContainerNodeId { get; init; } = "";

    /// <summary>The namespace that its host-network pods live in; empty where it is not known for sure.</summary>
    public string NetnsId { get; init; } = "";

    public static string IdOf(string nodeId) => "k8s-node-place:" + nodeId;
}

/// <summary>
/// Which workload people see for one: a ReplicaSet's Deployment. Its own fact, so that a ReplicaSet that counts its pods up leaves all
/// of them alone. Id <c>workload-place:WORKLOAD</c>.
/// </summary>
internal sealed record WorkloadPlace : Fact
{
    public required string ShownId { get; init; }

    public static string IdOf(string workloadId) => "workload-place:" + workloadId;
}

/// <summary>Where a pod is. Id <c>pod-seat:POD</c>.</summary>
internal sealed record PodSeat : Fact
{
    public required string PodId { get; init; }

    public required string PodName { get; init; }

    /// <summary>Empty while its node is no known machine.</summary>
    public string HostId { get; init; } = "";

    /// <summary>Empty while it has none, or none is seen.</summary>
    public string NetnsId { get; init; } = "";

    /// <summary>Id, as the runtime has it, of the container that holds the namespace; empty where none is seen.</summary>
    public string PauseId { get; init; } = "";

    public static string IdOf(string podId) => "pod-seat:" + podId;
}

/// <summary>A container of a pod, by what the pod's status or its cgroup says. Id <c>pod-member:CONTAINER ID</c>.</summary>
internal sealed record PodMember : Fact
{
    public required string ContainerId { get; init; }

    public required string PodId { get; init; }

    /// <summary>Null for a container that no status names: the pause container, or one that is too new.</summary>
    public PodContainerFact? Container { get; init; }

    public bool IsPause { get; init; }

    public static string IdOf(string containerId) => "pod-member:" + containerId;
}

/// <summary>A container that no engine tells of and that the kernel shows. Id <c>runtime-container:CONTAINER ID</c>.</summary>
internal sealed record RuntimeContainer : Fact
{
    public required string NodeId { get; init; }

    public static string IdOf(string containerId) => "runtime-container:" + containerId;
}
