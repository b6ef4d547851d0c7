using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>A container of a pod as its spec and status have it.</summary>
public sealed record PodContainerFact
{
    /// <summary>Name in the pod.</summary>
    public required string Name { get; init; }

    /// <summary>Image of the spec.</summary>
    public string Image { get; init; } = "";

    /// <summary>container, init, sidecar (an init container that stays: restartPolicy Always) or ephemeral.</summary>
    public string Role { get; init; } = "container";

    /// <summary>Declared ports; none for an init container, whose declaration the kubelet passes over.</summary>
    public ValueList<PodPort> Ports { get; init; }

    /// <summary>64 hexadecimal digits, without the runtime before them; empty while it was never made.</summary>
    public string ContainerId { get; init; } = "";

    /// <summary>The runtime's word before its id: containerd, cri-o, docker; empty while it was never made.</summary>
    public string Runtime { get; init; } = "";

    /// <summary>status.state: waiting, running or terminated; empty where there is no status yet.</summary>
    public string State { get; init; } = "";

    /// <summary>Why it waits or ended, as <c>CrashLoopBackOff</c>; empty while it runs.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Exit code, of this or else of the last run; 0 where it never ended.</summary>
    public int ExitCode { get; init; }

    /// <summary>status.ready.</summary>
    public bool Ready { get; init; }

    /// <summary>status.restartCount.</summary>
    public int Restarts { get; init; }

    /// <summary>Start of the present run; null while it does not run.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
