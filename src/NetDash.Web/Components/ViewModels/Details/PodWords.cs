using NetDash.Drawing.Marks;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>
/// The words of a pod's phases, reasons and states as people say them; the word of kubelet, scheduler or runtime stands after them, since
/// that is what people search for. Kubernetes, "Pod Lifecycle" (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/).
/// </summary>
public static class PodWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["CrashLoopBackOff"] = "a container keeps failing and waits before it is started again",
        ["ImagePullBackOff"] = "an image cannot be pulled, and is tried again later",
        ["ErrImagePull"] = "an image cannot be pulled",
        ["ErrImageNeverPull"] = "an image is not on the node, and must not be pulled",
        ["InvalidImageName"] = "an image has no valid name",
        ["CreateContainerConfigError"] = "what a container refers to does not exist",
        ["CreateContainerError"] = "a container cannot be made",
        ["RunContainerError"] = "a container cannot be started",
        ["StartError"] = "a container cannot be started",
        ["ContainerCreating"] = "containers are being made",
        ["PodInitializing"] = "init containers run first",
        ["ContainersNotReady"] = "not all containers are ready",
        ["Unschedulable"] = "no node takes it",
        ["SchedulingGated"] = "its scheduling is held back",
        ["Completed"] = "it ran to its end",
        ["Error"] = "a container ended with an error",
        ["OOMKilled"] = "a container used more memory than it may",
        ["ContainerCannotRun"] = "a container cannot run",
        ["DeadlineExceeded"] = "it ran longer than it may",
        ["Evicted"] = "its node was short of something and put it out",
        ["NodeLost"] = "its node does not answer",
        ["NodeAffinity"] = "its node does not match what it asks for",
        ["NodePorts"] = "a host port that it asks for is taken on its node",
        ["Preempting"] = "it makes room for a more important pod",
        ["Terminated"] = "it was ended with its node",
        ["NodeShutdown"] = "its node is shutting down",
    };

    /// <summary>A reason in words with Kubernetes' own after it; one that is not known stands alone. Empty for none.</summary>
    public static string Reason(string reason) =>
        Known.TryGetValue(reason, out var words) ? $"{char.ToUpperInvariant(words[0])}{words[1..]} ({reason})" : reason;

    /// <summary>A phase in words.</summary>
    public static string Phase(PodProperties pod) => pod switch
    {
        { Terminating: true } => "being ended",
        { Phase: "Pending", NodeName: "" } => "waits for a node",
        { Phase: "Pending" } => "being started",
        { Phase: "Running" } => pod.Containers.Any(c => c.Role is "container" or "sidecar" && !c.Ready) ? "running, not ready" : "running",
        { Phase: "Succeeded" } => "ran to its end",
        { Phase: "Failed" } => "failed",
        { Phase: "Unknown" } => "not known: its node does not answer",
        _ => pod.Phase,
    };

    /// <summary>What a container is in its pod; empty for one of the ordinary ones.</summary>
    public static string Role(string role) => role switch
    {
        "init" => "init container",
        "sidecar" => "sidecar",
        "ephemeral" => "debug container",
        _ => "",
    };

    /// <summary>A container's state in words.</summary>
    public static string State(PodContainer container) => container switch
    {
        { State: "running", Role: "container" or "sidecar" } => container.Ready ? "running, ready" : "running, not ready",
        { State: "running" } => "running",
        { State: "terminated", Reason: "Completed" or "" } => "ran to its end",
        { State: "terminated" } => $"ended, {container.Reason}",
        { State: "waiting", Reason.Length: > 0 } => $"waits, {container.Reason}",
        { State: "waiting" } => "waits",
        _ => "not started",
    };

    /// <summary>How a container is.</summary>
    public static Health HealthOf(PodContainer container) => container switch
    {
        { State: "running", Ready: false, Role: "container" or "sidecar" } => Health.Warning,
        { State: "running" } => Health.Ok,
        { State: "terminated", Reason: "Completed" or "" } => Health.Stopped,
        { State: "terminated" } => Health.Error,
        { State: "waiting", Reason: "" or "ContainerCreating" or "PodInitializing" } => Health.Warning,
        { State: "waiting" } => Health.Error,
        _ => Health.Unknown,
    };
}
