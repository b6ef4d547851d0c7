using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports;

/// <summary>Pods as people say how they are.</summary>
internal static class PodWords
{
    /// <summary>Why a pod is not ready, as <c>CrashLoopBackOff</c>; empty where it is.</summary>
    public static string Trouble(PodProperties pod) => pod switch
    {
        { Terminating: true } => "terminating",
        { Phase: "Pending", NodeName.Length: 0 } => "waits for a node",
        _ when pod.Containers.FirstOrDefault(IsStuck) is { } stuck => stuck.Reason,
        { Phase: not "Running" } => pod.Phase.ToLowerInvariant(),
        _ when !IsReady(pod) => "not ready",
        _ => "",
    };

    /// <summary>Whether all containers that stay are ready.</summary>
    public static bool IsReady(PodProperties pod) =>
        pod is { Phase: "Running", Terminating: false } && pod.Containers.All(c => c.Ready || c.Role is "init" or "ephemeral");

    /// <summary>Whether a container ends again and again, as <c>kubectl get pods</c> shows it.</summary>
    public static bool IsCrashing(PodContainer container) =>
        !container.Ready && container.Restarts > 0 && container is { State: "waiting", Reason: "CrashLoopBackOff" } or { State: "terminated", Reason: not "Completed" };

    private static bool IsStuck(PodContainer container) => !container.Ready && container.Reason.Length > 0 && container.Reason != "Completed";
}
