using NetDash.Analysis.Scopes;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>A pure function of one scope, run again for each scope that a delta touched.</summary>
internal interface IFindingRule
{
    /// <summary>The name that the contract gives it; two rules of different scopes may share one.</summary>
    string Name { get; }
}

/// <summary>A rule over one host.</summary>
internal interface IHostRule : IFindingRule
{
    /// <summary>What it finds on a host; <see cref="Finding.Since"/> default where the topology does not tell it.</summary>
    IEnumerable<Finding> Evaluate(HostScope host);
}

/// <summary>
/// A rule over one container: it may ask of the host only whether others can reach it, and of the container's networks only whether
/// publishing works on them. So it runs again for containers that a delta touched, not for all of their host.
/// </summary>
internal interface IContainerRule : IFindingRule
{
    /// <summary>What it finds about a container; <see cref="Finding.Since"/> default where the topology does not tell it.</summary>
    IEnumerable<Finding> Evaluate(ContainerScope container);
}

/// <summary>A rule over one Kubernetes cluster.</summary>
internal interface IClusterRule : IFindingRule
{
    /// <summary>What it finds in a cluster; <see cref="Finding.Since"/> default where the topology does not tell it.</summary>
    IEnumerable<Finding> Evaluate(ClusterScope cluster);
}
