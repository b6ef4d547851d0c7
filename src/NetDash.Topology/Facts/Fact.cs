using System.Text.Json.Serialization;
using NetDash.Topology.Facts.Kubernetes;

namespace NetDash.Topology.Facts;

/// <summary>
/// One thing that one source knows of one object, as the source saw it: plain data, compared by value and serializable,
/// so that one day it can come from another machine. Linkers join facts to nodes and edges; no source edits the graph.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(HostFact), "host")]
[JsonDerivedType(typeof(NetnsFact), "netns")]
[JsonDerivedType(typeof(InterfaceFact), "interface")]
[JsonDerivedType(typeof(SocketFact), "socket")]
[JsonDerivedType(typeof(ProcessFact), "process")]
[JsonDerivedType(typeof(UnixSocketFact), "unix-socket")]
[JsonDerivedType(typeof(EngineFact), "engine")]
[JsonDerivedType(typeof(ContainerFact), "container")]
[JsonDerivedType(typeof(DockerNetworkFact), "docker-network")]
[JsonDerivedType(typeof(SwarmServiceFact), "swarm-service")]
[JsonDerivedType(typeof(LastListenedFact), "last-listened")]
[JsonDerivedType(typeof(ClusterFact), "cluster")]
[JsonDerivedType(typeof(K8sNodeFact), "k8s-node")]
[JsonDerivedType(typeof(K8sNamespaceFact), "k8s-namespace")]
[JsonDerivedType(typeof(PodFact), "pod")]
[JsonDerivedType(typeof(WorkloadFact), "workload")]
[JsonDerivedType(typeof(ServiceFact), "service")]
[JsonDerivedType(typeof(EndpointSliceFact), "endpoint-slice")]
[JsonDerivedType(typeof(IngressFact), "ingress")]
[JsonDerivedType(typeof(NetworkPolicyFact), "network-policy")]
public abstract record Fact
{
    /// <summary>The fact's key in its source's partition; for a fact that is about a node, the node's id.</summary>
    public required string Id { get; init; }
}
