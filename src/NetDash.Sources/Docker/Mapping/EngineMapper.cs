using Docker.DotNet.Models;
using NetDash.Sources.Docker.Client;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;

namespace NetDash.Sources.Docker.Mapping;

/// <summary>Who is at the other end, as far as the reading of everything else depends on it.</summary>
/// <param name="Id">What ids of its objects begin with.</param>
/// <param name="IsPodman">Whether it is Podman's imitation of the API.</param>
/// <param name="IsSwarmManager">Whether it answers <c>GET /services</c>.</param>
/// <param name="SwarmId">Info.Swarm.Cluster.ID; empty outside a swarm and on its workers.</param>
internal sealed record Engine(string Id, bool IsPodman, bool IsSwarmManager, string SwarmId);

/// <summary><c>GET /info</c> and <c>GET /version</c> → who the engine is.</summary>
internal static class EngineMapper
{
    public static Engine Identify(SystemInfoResponse info, VersionResponse version)
    {
        var podman = version.Components?.Any(c => c?.Name?.Contains("Podman", StringComparison.OrdinalIgnoreCase) == true) == true;
        // Info.ID comes from /etc/docker/key.json, so two engines on one machine have one, and so have machines made from one
        // image: name and storage tell them apart. Podman draws it anew for each answer (pkg/api/handlers/compat/info.go).
        var place = NodeId.Digest($"{info.Name}\n{info.DockerRootDir}");
        var id = podman || string.IsNullOrEmpty(info.ID) ? "podman-" + place : EngineId.Of(Bounded.Name(info.ID), place);
        return new Engine(id, podman, info.Swarm is { ControlAvailable: true, LocalNodeState: "active" }, Bounded.Name(info.Swarm?.Cluster?.ID));
    }

    public static EngineFact Map(Engine engine, SystemInfoResponse info, DockerApi api) => new()
    {
        Id = $"engine:{engine.Id}",
        EngineId = engine.Id,
        InfoId = engine.IsPodman ? engine.Id : Bounded.Name(info.ID),
        Endpoint = api.Endpoint.Address,
        Name = Bounded.Name(info.Name),
        Version = Bounded.Name(api.Version.Version is { Length: > 0 } version ? version : info.ServerVersion),
        ApiVersion = api.ApiVersion,
        Kernel = Bounded.Name(info.KernelVersion),
        Os = Bounded.Name(info.OperatingSystem),
        IsRootless = info.SecurityOptions?.Any(o => o?.Split(',').Contains("name=rootless") == true) == true,
        SwarmNodeAddress = Bounded.Name(info.Swarm?.NodeAddr),
        SwarmId = engine.SwarmId,
        PeerPid = api.PeerPid,
    };

    /// <summary>One line for people, as <c>Docker Engine 20.10.24 (API 1.41) on vm</c>.</summary>
    public static string Describe(Engine engine, EngineFact fact)
    {
        var api = fact.ApiVersion.Length > 0 ? $" (API {fact.ApiVersion})" : "";
        var host = fact.Name.Length > 0 ? $" on {fact.Name}" : "";
        return $"{(engine.IsPodman ? "Podman" : "Docker Engine")} {fact.Version}{api}{host}";
    }
}
