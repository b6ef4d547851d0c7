using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>Properties of a <see cref="NodeKind.Container"/>.</summary>
public sealed record ContainerProperties : NodeProperties
{
    /// <summary>64 hexadecimal digits.</summary>
    public string ContainerId { get; init; } = "";

    /// <summary>Id of its engine; empty for other runtimes.</summary>
    public string EngineId { get; init; } = "";

    /// <summary>Image.</summary>
    public string Image { get; init; } = "";

    /// <summary>created, running, paused, restarting, removing, exited, dead.</summary>
    public string State { get; init; } = "";

    /// <summary>Health check's word; empty without one.</summary>
    public string Health { get; init; } = "";

    /// <summary>bridge, host, none, <c>container:&lt;name&gt;</c>, or the network's name.</summary>
    public string NetworkMode { get; init; } = "";

    /// <summary>Its host name.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>Every address of its namespace but loopback and link-local, without prefix.</summary>
    public ValueList<string> Addresses { get; init; }

    /// <summary>What it publishes, or wants to publish while it does not run.</summary>
    public ValueList<PublishedPort> PublishedPorts { get; init; }

    /// <summary>What its image or command declares.</summary>
    public ValueList<ExposedPort> ExposedPorts { get; init; }

    /// <summary>Sockets of its own processes.</summary>
    public ValueList<ListeningSocket> Listening { get; init; }

    /// <summary>While it does not run: the sockets it was seen to listen on when it last ran.</summary>
    public ValueList<ListeningSocket> LastListening { get; init; }

    /// <summary>Why the engine could not start it; empty when it could.</summary>
    public string Error { get; init; } = "";

    /// <summary>Exit code of its last run.</summary>
    public int ExitCode { get; init; }

    /// <summary>Restart policy.</summary>
    public string RestartPolicy { get; init; } = "";

    /// <summary>First process in the engine's pid namespace; 0 while it does not run.</summary>
    public int Pid { get; init; }

    /// <summary>Start of its present or last run; null when it never ran.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>End of its last run; null when it never ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>com.docker.compose.project.</summary>
    public string ComposeProject { get; init; } = "";

    /// <summary>com.docker.compose.service.</summary>
    public string ComposeService { get; init; } = "";

    /// <summary>com.docker.swarm.service.name.</summary>
    public string SwarmService { get; init; } = "";
}
