namespace NetDash.Sources.Docker.Client;

/// <summary>How long an engine may take.</summary>
internal sealed record DockerTimeouts
{
    /// <summary>For an answer to a request about the engine, or a list.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>For one object: an engine that is starting or stopping a container holds that one's lock.</summary>
    public TimeSpan Inspect { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Between two signs of life asked for. With <see cref="Ping"/> it bounds how late a hanging engine is noticed: 9 s.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For a sign of life.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(4);
}
