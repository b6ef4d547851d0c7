namespace NetDash.Topology.Views;

/// <summary>What a picture or an answer is rolled up by: the values of <c>collapse</c>, the coarsest first.</summary>
public enum RollUpKind
{
    /// <summary>All that lives on a host.</summary>
    Host,

    /// <summary>All that is in a Kubernetes namespace.</summary>
    Namespace,

    /// <summary>The pods of a workload.</summary>
    Workload,

    /// <summary>The containers of a Compose project on a host.</summary>
    Project,

    /// <summary>The containers of a host that are on one Docker network and no other.</summary>
    Network,
}
