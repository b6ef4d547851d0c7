using NetDash.Topology.Model;

namespace NetDash.Drawing.Words;

/// <summary>What is to be said of a pod that does not simply run.</summary>
internal static class PodWords
{
    /// <summary>As <c>CrashLoopBackOff</c>, <c>not ready</c>; empty where it simply runs.</summary>
    public static string State(Node pod) => (PodProperties)pod.Properties switch
    {
        { Terminating: true } => "terminating",
        { Phase: "Succeeded" } => "completed",
        { Reason.Length: > 0 } properties => properties.Reason,
        { Phase: "Failed" } => "failed",
        { Phase: "Pending", NodeName: "" } => "not scheduled",
        { Phase: "Pending" } => "pending",
        { Phase: "Running" } => pod.Status == NodeStatus.Ok ? "" : "not ready",
        _ => "unknown",
    };

    /// <summary>As <c>14 restarts</c>; empty where there were none.</summary>
    public static string Restarts(Node pod)
    {
        var restarts = ((PodProperties)pod.Properties).Containers.Sum(c => (long)c.Restarts);
        return restarts == 0 ? "" : Wording.Number(restarts) + (restarts == 1 ? " restart" : " restarts");
    }

    /// <summary>All of it for those who do not see it.</summary>
    public static string Describe(Node pod)
    {
        var properties = (PodProperties)pod.Properties;
        return string.Join(", ", new[]
        {
            "pod", State(pod), Restarts(pod), string.Join(' ', properties.PodIps), properties.HostNetwork ? "on its node's network" : "",
            properties.NodeName.Length > 0 ? $"on {properties.NodeName}" : Wording.CutLine(properties.SchedulerMessage),
            string.Join(' ', properties.Containers.Take(8).Select(c => c.Name)),
        }.Where(t => t.Length > 0));
    }
}
