using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>Properties of a <see cref="NodeKind.Cluster"/>.</summary>
public sealed record ClusterProperties : NodeProperties
{
    /// <summary>Address of its API server.</summary>
    public string Server { get; init; } = "";

    /// <summary>Version of its API server, as <c>v1.34.9</c>.</summary>
    public string Version { get; init; } = "";
}

/// <summary>Properties of a <see cref="NodeKind.K8sNode"/>.</summary>
public sealed record K8sNodeProperties : NodeProperties
{
    /// <summary>status.addresses without host names.</summary>
    public ValueList<string> Addresses { get; init; }

    /// <summary>spec.podCIDRs.</summary>
    public ValueList<string> PodCidrs { get; init; }

    /// <summary>Whether its condition Ready is true.</summary>
    public bool Ready { get; init; }

    /// <summary>status.nodeInfo.kubeletVersion.</summary>
    public string KubeletVersion { get; init; } = "";

    /// <summary>status.nodeInfo.containerRuntimeVersion.</summary>
    public string Runtime { get; init; } = "";
}

/// <summary>Properties of a <see cref="NodeKind.Pod"/>.</summary>
public sealed record PodProperties : NodeProperties
{
    /// <summary>Id of its cluster's node.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>metadata.namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>status.phase: Pending, Running, Succeeded, Failed, Unknown.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Why it is not as it should be: status.reason, or its worst container's, as <c>CrashLoopBackOff</c>; empty where nothing is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the scheduler says of a pod that has no node (message of condition PodScheduled); empty otherwise.</summary>
    public string SchedulerMessage { get; init; } = "";

    /// <summary>status.podIPs; empty for a finished pod, whose address may be another's by now.</summary>
    public ValueList<string> PodIps { get; init; }

    /// <summary>status.hostIP.</summary>
    public string HostIp { get; init; } = "";

    /// <summary>spec.hostNetwork.</summary>
    public bool HostNetwork { get; init; }

    /// <summary>spec.nodeName; empty while it has none.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>spec.nodeSelector as <c>key=value</c>, sorted: the nodes that it may go to.</summary>
    public ValueList<string> NodeSelector { get; init; }

    /// <summary>Its containers, in the order of the spec.</summary>
    public ValueList<PodContainer> Containers { get; init; }

    /// <summary>Node id of the container that holds its namespace; empty where none is seen.</summary>
    public string PauseContainer { get; init; } = "";
}

/// <summary>A container of a pod as its spec and status have it.</summary>
/// <param name="Name">Name in the pod.</param>
/// <param name="Image">Image.</param>
/// <param name="Ports">Declared ports.</param>
/// <param name="Ready">status.ready.</param>
/// <param name="Restarts">status.restartCount.</param>
public sealed record PodContainer(string Name, string Image, ValueList<PodPort> Ports, bool Ready, int Restarts);

/// <summary>A port that a pod declares.</summary>
/// <param name="Name">Its name, or empty.</param>
/// <param name="ContainerPort">Port in the pod.</param>
/// <param name="HostPort">Port on the node; 0 for none.</param>
/// <param name="HostIp">Address on the node; empty for every one.</param>
/// <param name="Protocol">Transport protocol.</param>
public sealed record PodPort(string Name, int ContainerPort, int HostPort, string HostIp, PortProtocol Protocol);

/// <summary>Properties of a <see cref="NodeKind.Service"/>.</summary>
public sealed record ServiceProperties : NodeProperties
{
    /// <summary>Id of its cluster's node.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>metadata.namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>spec.type: ClusterIP, NodePort, LoadBalancer, ExternalName.</summary>
    public string ServiceType { get; init; } = "";

    /// <summary>spec.clusterIPs; empty for a headless one.</summary>
    public ValueList<string> ClusterIps { get; init; }

    /// <summary>spec.externalIPs and the load balancer's addresses.</summary>
    public ValueList<string> ExternalIps { get; init; }

    /// <summary>spec.ports.</summary>
    public ValueList<ServicePort> Ports { get; init; }

    /// <summary>spec.selector as <c>key=value</c>, sorted; empty for a service without one.</summary>
    public ValueList<string> Selector { get; init; }

    /// <summary>Whether it has no address of its own (clusterIP: None).</summary>
    public bool Headless { get; init; }

    /// <summary>spec.healthCheckNodePort; 0 for none.</summary>
    public int HealthCheckNodePort { get; init; }

    /// <summary>Endpoints that are ready.</summary>
    public int ReadyEndpoints { get; init; }

    /// <summary>All endpoints.</summary>
    public int TotalEndpoints { get; init; }
}

/// <summary>A port of a Service.</summary>
/// <param name="Name">Its name, or empty.</param>
/// <param name="Port">Port on its addresses.</param>
/// <param name="TargetPort">Number or name of the pods' port.</param>
/// <param name="NodePort">Port on every node; 0 for none.</param>
/// <param name="Protocol">Transport protocol.</param>
public sealed record ServicePort(
    string Name, [property: System.Text.Json.Serialization.JsonPropertyName("port")] int Port, string TargetPort, int NodePort, PortProtocol Protocol);
