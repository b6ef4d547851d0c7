using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Derived;

/// <summary>Which host an engine lives in. Id <c>engine-host:ENGINE</c>.</summary>
/// <remarks><c>NetnsId</c> is the namespace of the engine itself, empty when its kernel is not read.</remarks>
internal sealed record EngineHost : Fact
{
    public required string EngineId { get; init; }

    public required string HostId { get; init; }

    public string NetnsId { get; init; } = "";

    public static string IdOf(string engineId) => "engine-host:" + engineId;
}

/// <summary>Where a container sits. Id <c>seat:CONTAINER NODE</c>. Namespace empty while it does not run or is not seen.</summary>
internal sealed record ContainerSeat : Fact
{
    public required string ContainerNodeId { get; init; }

    public required string ContainerName { get; init; }

    public required string HostId { get; init; }

    public string NetnsId { get; init; } = "";

    public static string IdOf(string containerNodeId) => "seat:" + containerNodeId;
}

/// <summary>What a namespace is for, and whose. Id <c>place:NETNS</c>.</summary>
internal sealed record NetnsPlace : Fact
{
    public required string NetnsId { get; init; }

    public required string HostId { get; init; }

    public required string Role { get; init; }

    public static string IdOf(string netnsId) => "place:" + netnsId;
}

/// <summary>The addresses that others can reach a namespace by. Id <c>addresses:NETNS</c>.</summary>
internal sealed record NetnsAddresses : Fact
{
    public required string NetnsId { get; init; }

    /// <summary>Without prefix, but loopback and link-local.</summary>
    public required ValueList<string> Addresses { get; init; }

    public static string IdOf(string netnsId) => "addresses:" + netnsId;
}

/// <summary>
/// The folder that an engine of a host mounts its namespaces in. Id <c>sandboxes:HOST:FOLDER</c>; every container there says so.
/// </summary>
internal sealed record SandboxFolder : Fact
{
    public required string Folder { get; init; }

    public required string HostId { get; init; }

    public static string IdOf(string hostId, string folder) => $"sandboxes:{hostId}:{folder}";
}
