namespace NetDash.Sources.Kubernetes.Client;

/// <summary>How long a cluster may take.</summary>
internal sealed record ClusterTimeouts
{
    /// <summary>For a connection to its server.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>For an answer in full: a page of a list, at most <see cref="PageSize"/> objects.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a watch may bring nothing. A server sends a bookmark about every minute where nothing else happens; a server that was
    /// told to end keeps a watch open and silent for a minute (seen with 1.34).
    /// </summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a watch is asked for: between this and twice as long, so that not all watches end at once. client-go's figure.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait that a server's Retry-After is believed.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Objects of one page.</summary>
    public int PageSize { get; init; } = 500;
}
