using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>Whether a container runs, and the few words for why not.</summary>
internal static class PlugStates
{
    public static PlugState Of(Node container) =>
        HostNodes.Runs(container) ? PlugState.In : container.Status == NodeStatus.Error ? PlugState.Failed : PlugState.Out;

    public static string WhyNot(ContainerProperties container) => container.State switch
    {
        "created" when container.Error.Length > 0 => "never started",
        "created" => "created, not started",
        "exited" => container.ExitCode == 0 ? "stopped" : $"exited {container.ExitCode}",
        "" => "not running",
        var state => state,
    };
}
