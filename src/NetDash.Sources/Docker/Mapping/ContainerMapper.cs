using System.Globalization;
using Docker.DotNet.Models;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Docker.Mapping;

/// <summary>
/// Containers → facts. Any part of an answer may be missing: Podman leaves some out, and so do engines whose container is just
/// being made or removed. Config.Env, Config.Cmd, Path and Args are never touched.
/// </summary>
internal static class ContainerMapper
{
    /// <summary>Of <c>GET /containers/{id}/json</c>.</summary>
    /// <exception cref="FormatException">It has no id.</exception>
    public static Mapped<ContainerFact> Map(string engineId, ContainerInspectResponse container)
    {
        var left = new List<string>();
        var id = Id(container.ID);
        var state = container.State;
        var settings = container.NetworkSettings;
        var fact = new ContainerFact
        {
            Id = NodeId.Container(engineId, id),
            EngineId = engineId,
            ContainerId = id,
            Name = Name([container.Name], id),
            Image = Bounded.Name(container.Config?.Image),
            State = State(state),
            Health = state?.Health?.Status is { Length: > 0 } health and not "none" ? Bounded.Name(health) : "",
            NetworkMode = Bounded.Name(container.HostConfig?.NetworkMode),
            Hostname = Bounded.Name(container.Config?.Hostname),
            Pid = state is { Running: true, Pid: > 0 and <= int.MaxValue } ? (int)state.Pid : 0,
            SandboxKey = state is { Running: true } ? Bounded.Text(settings?.SandboxKey) : "",
            Error = Bounded.Text(StartError.WithoutArguments(state?.Error)),
            ExitCode = (int)Math.Clamp(state?.ExitCode ?? 0, int.MinValue, int.MaxValue),
            StartedAt = Moment(state?.StartedAt),
            FinishedAt = Moment(state?.FinishedAt),
            RestartPolicy = RestartPolicy(container.HostConfig?.RestartPolicy),
            Endpoints = Endpoints(settings?.Networks, state is { Running: true }, left),
            Ports = PortMapper.Published(container, left).ToValueList(),
            ExposedPorts = PortMapper.Exposed(container.Config?.ExposedPorts, left).ToValueList(),
            Links = Links(container, left),
            BindSources = Binds(container.Mounts, left),
            Labels = LabelMapper.Map(container.Config?.Labels, left),
        };
        return new Mapped<ContainerFact>(fact, left);
    }

    /// <summary>Of an element of <c>GET /containers/json</c>: what is known of one that cannot be inspected.</summary>
    /// <exception cref="FormatException">It has no id.</exception>
    public static Mapped<ContainerFact> MapListed(string engineId, ContainerListResponse container)
    {
        var left = new List<string>();
        var id = Id(container.ID);
        var fact = new ContainerFact
        {
            Id = NodeId.Container(engineId, id),
            EngineId = engineId,
            ContainerId = id,
            Name = Name(container.Names, id),
            Image = Bounded.Name(container.Image),
            State = Bounded.Name(container.State),
            NetworkMode = Bounded.Name(container.HostConfig?.NetworkMode),
            Endpoints = Endpoints(container.NetworkSettings?.Networks, container.State is "running" or "paused" or "restarting", left),
            Ports = PortMapper.Published(container, left).ToValueList(),
            BindSources = Binds(container.Mounts, left),
            Labels = LabelMapper.Map(container.Labels, left),
        };
        return new Mapped<ContainerFact>(fact, left);
    }

    /// <summary>The name of a container; of several ("/web/db" is a legacy link's) the one with a single slash.</summary>
    public static string Name(IEnumerable<string?>? names, string id)
    {
        var told = (names ?? []).OfType<string>().Select(n => n.TrimStart('/')).Where(n => n.Length > 0).ToList();
        var own = told.Find(n => !n.Contains('/')) ?? told.FirstOrDefault();
        return own is null ? id[..Math.Min(12, id.Length)] : Bounded.Name(own);
    }

    private static string Id(string? id) =>
        string.IsNullOrEmpty(id) ? throw new FormatException("The container has no Id.") : Bounded.Name(id);

    // Podman says "stopped" and "initialized" where Docker's words are "exited" and "created".
    private static string State(State? state) => state?.Status?.ToLowerInvariant() switch
    {
        "stopped" => "exited",
        "initialized" or "configured" => "created",
        { Length: > 0 } status => Bounded.Name(status),
        _ => state is { Running: true } ? "running" : "unknown",
    };

    /// <summary>RFC 3339 with up to nine decimals; Go's zero time means never.</summary>
    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment.Year > 1
            ? moment.ToUniversalTime()
            : null;

    private static string RestartPolicy(RestartPolicy? policy) => policy?.Name switch
    {
        RestartPolicyKind.Always => "always",
        RestartPolicyKind.OnFailure => "on-failure",
        RestartPolicyKind.UnlessStopped => "unless-stopped",
        RestartPolicyKind.No => "no",
        _ => "",
    };

    /// <summary>
    /// A container that could not be started keeps the address that it was to have (seen with 20.10), which the engine gives to the
    /// next one: only one that runs has an address.
    /// </summary>
    private static ValueList<EndpointFact> Endpoints(
        IDictionary<string, EndpointSettings>? networks, bool hasAddress, List<string> left) => Bounded.Items(
        (networks ?? new Dictionary<string, EndpointSettings>())
            .OrderBy(n => n.Key, StringComparer.Ordinal)
            .Select(n => new EndpointFact(
                Bounded.Name(n.Key),
                // Podman says the network's name here: then it is known by name alone.
                n.Value?.NetworkID == n.Key ? "" : Bounded.Name(n.Value?.NetworkID),
                hasAddress ? Bounded.Name(n.Value?.IPAddress) : "",
                hasAddress ? Bounded.Name(n.Value?.GlobalIPv6Address) : "",
                hasAddress ? Bounded.Name(n.Value?.MacAddress).ToLowerInvariant() : "",
                hasAddress ? Bounded.Name(n.Value?.Gateway) : "",
                // From API 1.45 on Aliases holds what the user gave, and DNSNames everything that resolves.
                Sorted([.. n.Value?.Aliases ?? [], .. n.Value?.DNSNames ?? []], "aliases", left)))
            .ToList(),
        "networks", left).ToValueList();

    private static ValueList<string> Sorted(IEnumerable<string?> texts, string what, List<string> left) => Bounded.Items(
        texts.OfType<string>().Where(t => t.Length > 0).Select(Bounded.Text).Distinct().Order(StringComparer.Ordinal).ToList(), what, left)
        .ToValueList();

    /// <summary>
    /// On the default bridge HostConfig.Links has "/db:/web/database"; on a user's network the endpoint has "db:database".
    /// </summary>
    private static ValueList<LinkFact> Links(ContainerInspectResponse container, List<string> left) => Bounded.Items(
        (container.HostConfig?.Links ?? [])
            .Concat((container.NetworkSettings?.Networks ?? new Dictionary<string, EndpointSettings>()).SelectMany(n => n.Value?.Links ?? []))
            .OfType<string>()
            .Select(link => link.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => new LinkFact(Bounded.Name(parts[0].TrimStart('/')), Bounded.Name(parts[1][(parts[1].LastIndexOf('/') + 1)..])))
            .Distinct()
            .OrderBy(link => link.Alias, StringComparer.Ordinal).ThenBy(link => link.ContainerName, StringComparer.Ordinal)
            .ToList(),
        "links", left).ToValueList();

    private static ValueList<string> Binds(IEnumerable<MountPoint?>? mounts, List<string> left) =>
        Sorted((mounts ?? []).Where(m => m?.Type == "bind").Select(m => m!.Source), "mounts", left);
}
