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

    /// <summary>Resources that may not be read, as <c>endpointslices</c>, sorted: nothing is known of them.</summary>
    public ValueList<string> Unread { get; init; }
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

    /// <summary>Why it is not ready; empty while it is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether it takes no new pods (cordoned).</summary>
    public bool Unschedulable { get; init; }

    /// <summary>status.nodeInfo.kubeletVersion.</summary>
    public string KubeletVersion { get; init; } = "";

    /// <summary>status.nodeInfo.containerRuntimeVersion.</summary>
    public string Runtime { get; init; } = "";
}

/// <summary>Properties of a <see cref="NodeKind.K8sNamespace"/>.</summary>
public sealed record K8sNamespaceProperties : NodeProperties
{
    /// <summary>Id of its cluster's node.</summary>
    public string Cluster { get; init; } = "";
}

/// <summary>Properties of a <see cref="NodeKind.Workload"/>.</summary>
public sealed record WorkloadProperties : NodeProperties
{
    /// <summary>Id of its cluster's node.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>metadata.namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, CronJob.</summary>
    public string WorkloadKind { get; init; } = "";

    /// <summary>Pods that it wants; of a CronJob, jobs that run.</summary>
    public int Desired { get; init; }

    /// <summary>Pods that are ready; of a Job those that ran to their end besides.</summary>
    public int Ready { get; init; }
}

/// <summary>Properties of a <see cref="NodeKind.Pod"/>.</summary>
public sealed record PodProperties : NodeProperties
{
    /// <summary>Id of its cluster's node.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>metadata.namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Id of the workload that made it, by way of a ReplicaSet too; empty for a pod of its own.</summary>
    public string Workload { get; init; } = "";

    /// <summary>status.phase: Pending, Running, Succeeded, Failed, Unknown.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Whether it is being ended.</summary>
    public bool Terminating { get; init; }

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
public sealed record PodContainer(string Name, string Image, ValueList<PodPort> Ports, bool Ready, int Restarts)
{
    /// <summary>container, init, sidecar (an init container that stays) or ephemeral.</summary>
    public string Role { get; init; } = "container";

    /// <summary>waiting, running or terminated; empty where there is no status yet.</summary>
    public string State { get; init; } = "";

    /// <summary>Why it waits or ended; empty while it runs.</summary>
    public string Reason { get; init; } = "";
}

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

    /// <summary>The name that a service of type ExternalName stands for; empty for any other.</summary>
    public string ExternalName { get; init; } = "";

    /// <summary>spec.ports.</summary>
    public ValueList<ServicePort> Ports { get; init; }

    /// <summary>spec.selector as <c>key=value</c>, sorted; empty for a service without one.</summary>
    public ValueList<string> Selector { get; init; }

    /// <summary>Whether it has no address of its own (clusterIP: None).</summary>
    public bool Headless { get; init; }

    /// <summary>
    /// Whether its selector means a pod with these labels, whichever namespace that is in; never without a selector. Values that look like
    /// secrets are hidden in both and then compared by whether the label is there.
    /// </summary>
    public bool Selects(Labels labels)
    {
        foreach (var requirement in Selector)
        {
            var (key, wanted) = Requirement(requirement);
            if (!labels.TryGetValue(key, out var value) || value != wanted)
            {
                return false;
            }
        }

        return Selector.Count > 0;
    }

    /// <summary>A requirement of <see cref="Selector"/>, as <c>app=web</c>, in its parts.</summary>
    public static (string Key, string Value) Requirement(string requirement)
    {
        var equals = requirement.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (requirement, "") : (requirement[..equals], requirement[(equals + 1)..]);
    }

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

/// <summary>Properties of a <see cref="NodeKind.Ingress"/>.</summary>
public sealed record IngressProperties : NodeProperties
{
    /// <summary>Id of its cluster's node.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>metadata.namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Where it leads.</summary>
    public ValueList<IngressRule> Rules { get; init; }

    /// <summary>spec.ingressClassName; empty for the default class.</summary>
    public string ClassName { get; init; } = "";

    /// <summary>Addresses and names that it answers at.</summary>
    public ValueList<string> Addresses { get; init; }
}

/// <summary>A way of an Ingress.</summary>
/// <param name="Host">Host name of the request; empty for any.</param>
/// <param name="Path">Path of the request; empty for any.</param>
/// <param name="Service">Name of the service in the ingress' namespace.</param>
/// <param name="Port">Number or name of the service's port.</param>
public sealed record IngressRule(string Host, string Path, string Service, string Port);

/// <summary>Properties of a <see cref="NodeKind.NetworkPolicy"/>.</summary>
public sealed record NetworkPolicyProperties : NodeProperties
{
    /// <summary>Id of its cluster's node.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>metadata.namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Requirements on the pods' labels, as <c>app=web</c>; none for every pod of the namespace.</summary>
    public ValueList<string> PodSelector { get; init; }

    /// <summary>Ingress, Egress.</summary>
    public ValueList<string> PolicyTypes { get; init; }
}
