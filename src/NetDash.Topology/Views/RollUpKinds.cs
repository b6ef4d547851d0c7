using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>The words of <see cref="RollUpKind"/>, and what each takes together.</summary>
public static class RollUpKinds
{
    /// <summary>As an address says it.</summary>
    public static string Word(RollUpKind kind) => kind switch
    {
        RollUpKind.Host => "host",
        RollUpKind.Namespace => "namespace",
        RollUpKind.Workload => "workload",
        RollUpKind.Project => "project",
        _ => "network",
    };

    /// <summary>What an address says so; null for another word.</summary>
    public static RollUpKind? Kind(string word) => Enum.GetValues<RollUpKind>().Cast<RollUpKind?>().FirstOrDefault(kind => Word(kind!.Value) == word);

    /// <summary>The kind of node that a group is named by; null for a project, which is no node.</summary>
    public static NodeKind? Subject(RollUpKind kind) => kind switch
    {
        RollUpKind.Host => NodeKind.Host,
        RollUpKind.Namespace => NodeKind.K8sNamespace,
        RollUpKind.Workload => NodeKind.Workload,
        RollUpKind.Network => NodeKind.DockerNetwork,
        _ => null,
    };

    /// <summary>What much is rolled up by when nobody says by what, in steps: each is tried where the one before leaves too much.</summary>
    public static ValueList<ValueList<RollUpKind>> Steps { get; } =
    [
        [RollUpKind.Workload, RollUpKind.Project],
        [RollUpKind.Namespace, RollUpKind.Project, RollUpKind.Network],
        [RollUpKind.Host],
    ];
}
