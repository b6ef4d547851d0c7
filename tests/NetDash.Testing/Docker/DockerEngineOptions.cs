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

    /// <summary>Further options of <c>dockerd</c>, such as <c>--userland-proxy=false</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
