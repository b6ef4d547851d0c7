using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>What is to be said of a pod that does not simply run.</summary>
internal static class PodWords
{
    /// <summary>As <c>CrashLoopBackOff, 14 restarts</c>; empty where nothing is.</summary>
    public static string Of(Node pod)
    {
        var properties = (PodProperties)pod.Properties;
        var restarts = properties.Containers.Sum(c => (long)c.Restarts);
        return string.Join(", ", new[]
        {
            State(pod, properties), restarts > 0 ? Wording.Number(restarts) + (restarts == 1 ? " restart" : " restarts") : "",
        }.Where(t => t.Length > 0));
    }

    /// <summary>All of it for those who do not see it.</summary>
    public static string Describe(Node pod, string service)
    {
        var properties = (PodProperties)pod.Properties;
        return string.Join(", ", new[]
        {
            service, Of(pod), string.Join(' ', properties.PodIps), properties.HostNetwork ? "on its node's network" : "",
            properties.NodeName.Length > 0 ? $"on {properties.NodeName}" : Wording.CutLine(properties.SchedulerMessage),
            string.Join(' ', properties.Containers.Take(8).Select(c => c.Name)),
        }.Where(t => t.Length > 0));
    }

    private static string State(Node pod, PodProperties properties) => properties switch
    {
        { Terminating: true } => "terminating",
        { Phase: "Succeeded" } => "completed",
        { Reason.Length: > 0 } => properties.Reason,
        { Phase: "Failed" } => "failed",
        { Phase: "Pending", NodeName: "" } => "not scheduled",
        { Phase: "Pending" } => "pending",
        { Phase: "Running" } => pod.Status == NodeStatus.Ok ? "" : "not ready",
        _ => "unknown",
    };
}
