using NetDash.Drawing.Clusters;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>A cluster: no coordinates yet.</summary>
/// <param name="Id">Id of its node.</param>
/// <param name="Cluster">The node; null where only things in it are told of.</param>
/// <param name="Nodes">Its nodes by name.</param>
/// <param name="Islands">Its namespaces by name, those with anything in them.</param>
internal sealed record ClusterPlan(string Id, Node? Cluster, IReadOnlyList<NodePlan> Nodes, IReadOnlyList<IslandPlan> Islands);
