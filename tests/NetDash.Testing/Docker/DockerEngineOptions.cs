namespace NetDash.Testing.Docker;

/// <summary>How a private engine differs from the usual one.</summary>
public sealed record DockerEngineOptions
{
    /// <summary>
    /// True (the default): a network namespace of its own, where the engine makes its <c>docker0</c> and its iptables
    /// rules as on a machine of its own. False: the machine's namespace, with a bridge of another name and without
    /// iptables, because a second engine there deletes the first one's DOCKER chains when it starts.
    /// </summary>
    public bool OwnNamespace { get; init; } = true;

    /// <summary>
    /// True: process ids, mounts and <c>/proc</c> of its own too, so that the engine and its containers are a machine by
    /// themselves, whose first process is dockerd. Of <c>--pid=host</c> containers, <c>host</c> is then that machine.
    /// </summary>
    public bool OwnProcesses { get; init; }

    /// <summary>Further options of <c>dockerd</c>, such as <c>--userland-proxy=false</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
