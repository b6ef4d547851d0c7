using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>The containers of a pod, from its spec and its status.</summary>
internal static class PodContainerMapper
{
    public static ValueList<PodContainerFact> Map(PodSpecDto? spec, PodStatusDto? status, ICollection<string> left) => Bounded.Items(
        Of(spec?.Containers, status?.ContainerStatuses, _ => "container")
            .Concat(Of(spec?.InitContainers, status?.InitContainerStatuses, c => c.RestartPolicy == "Always" ? "sidecar" : "init"))
            .Concat(Of(spec?.EphemeralContainers, status?.EphemeralContainerStatuses, _ => "ephemeral"))
            .ToList(),
        "containers", left).ToValueList();

    private static IEnumerable<PodContainerFact> Of(
        IReadOnlyList<ContainerDto?>? containers, IReadOnlyList<ContainerStatusDto?>? statuses, Func<ContainerDto, string> role) =>
        (containers ?? []).OfType<ContainerDto>().Select(c => Of(c, (statuses ?? []).FirstOrDefault(s => s?.Name == c.Name), role(c)));

    private static PodContainerFact Of(ContainerDto container, ContainerStatusDto? status, string role)
    {
        var (runtime, id) = Id(status?.ContainerId);
        var state = status?.State;
        return new PodContainerFact
        {
            Name = Bounded.Name(container.Name),
            Image = Bounded.Name(container.Image),
            Role = role,
            // Scheduler and kubelet count the ports of containers that stay.
            Ports = role == "init" ? [] : Ports(container.Ports),
            ContainerId = id,
            Runtime = runtime,
            State = state switch
            {
                { Running: not null } => "running",
                { Terminated: not null } => "terminated",
                { Waiting: not null } => "waiting",
                _ => "",
            },
            Reason = Bounded.Name((state?.Waiting ?? state?.Terminated)?.Reason),
            ExitCode = (state?.Terminated ?? status?.LastState?.Terminated)?.ExitCode ?? 0,
            Ready = status?.Ready == true,
            Restarts = Math.Max(0, status?.RestartCount ?? 0),
            StartedAt = state?.Running?.StartedAt?.ToUniversalTime(),
        };
    }

    private static ValueList<PodPort> Ports(IReadOnlyList<ContainerPortDto?>? ports) => (ports ?? []).OfType<ContainerPortDto>()
        .Take(Bounded.MostItems)
        .Select(p => new PodPort(
            Bounded.Name(p.Name), ObjectMapper.Port(p.ContainerPort), ObjectMapper.Port(p.HostPort), Bounded.Name(p.HostIp),
            ObjectMapper.Protocol(p.Protocol)))
        .ToValueList();

    // containerd://db1707b6b85aa2881da8efcb80cf4d1e42b52cc26d3a17d0bc56e7d4b6986519
    private static (string Runtime, string Id) Id(string? text)
    {
        var at = text?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        return at <= 0 ? ("", "") : (Bounded.Name(text![..at]), Bounded.Name(text[(at + 3)..]).ToLowerInvariant());
    }
}
