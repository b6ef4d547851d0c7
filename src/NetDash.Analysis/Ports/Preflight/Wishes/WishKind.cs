namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>How a port would be taken, which decides who is in its way.</summary>
internal enum WishKind
{
    /// <summary>A container engine binds it and forwards it: sockets stand in its way, and what any engine publishes.</summary>
    Publish,

    /// <summary>A program in the host's namespace binds it: sockets stand in its way.</summary>
    Listen,

    /// <summary>A program of a pod in the host's namespace binds it, and the scheduler reserves it.</summary>
    PodListen,

    /// <summary>NAT leads it to a pod; nothing is bound, and whoever listens there already is cut off.</summary>
    Forward,

    /// <summary>No port: a name that a container asks for beside its ports.</summary>
    Name,
}
