using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>A rule over one host: a pure function, run again for each host that a delta touched.</summary>
internal interface IFindingRule
{
    /// <summary>The name that the contract gives it.</summary>
    string Name { get; }

    /// <summary>What it finds on a host; <see cref="Finding.Since"/> default where the topology does not tell it.</summary>
    IEnumerable<Finding> Evaluate(HostScope host);
}
