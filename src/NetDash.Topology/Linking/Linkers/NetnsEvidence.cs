using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Engine;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>What tells which namespace a container runs in.</summary>
internal static class NetnsEvidence
{
    /// <summary>By the path that the engine mounted the namespace at. <c>default</c> is every host's own, so it tells nothing.</summary>
    public static NetnsFact? BySandbox(ContainerFact container, LinkContext context) =>
        container.SandboxKey.Length == 0 || container.SandboxKey.EndsWith("/default", StringComparison.Ordinal)
            ? null
            : context.Find<NetnsFact>(JoinKeys.NetnsPath(container.SandboxKey)).FirstOrDefault();

    /// <summary>
    /// By the cgroup of processes. A container may have processes in further namespaces that it made itself; the one with its
    /// first process (State.Pid) is its own, else the one with most of them.
    /// </summary>
    public static NetnsFact? ByCgroup(ContainerFact container, LinkContext context) =>
        context.Find<NetnsFact>(JoinKeys.ContainerId(container.ContainerId))
            .OrderByDescending(netns => container.Pid > 0 && netns.Pids.Contains(container.Pid))
            .ThenByDescending(netns => netns.ProcessCount)
            .FirstOrDefault();
}
