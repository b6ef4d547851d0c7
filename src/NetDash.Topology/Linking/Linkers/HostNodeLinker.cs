using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Machine and engines → hosts.</summary>
internal sealed class HostNodeLinker : Linker
{
    public override IEnumerable<string> SubjectsOf(Fact fact) => fact switch
    {
        HostFact host => [host.Id],
        EngineHost engine => [engine.HostId],
        _ => [],
    };

    public override void Link(string subject, LinkContext context)
    {
        var machine = context.Own<HostFact>(subject);
        var seats = context.Find<EngineHost>(JoinKeys.EngineHostsOf(subject)).ToList();
        if (machine is null && seats.Count == 0)
        {
            return;
        }

        var engines = seats.Select(s => context.Get<EngineFact>("engine:" + s.EngineId)).OfType<EngineFact>().ToList();
        var netnsId = machine?.NetnsId ?? seats.FirstOrDefault(s => s.NetnsId.Length > 0)?.NetnsId ?? "";
        // A second engine's own namespace is on the machine that the namespace's fact names.
        var ground = machine ?? (context.Get<NetnsFact>(netnsId) is { } netns ? context.Get<HostFact>(netns.HostId) : null);
        var hostname = machine?.Hostname ?? engines.FirstOrDefault()?.Name ?? ground?.Hostname ?? "";
        context.Emit(new Node
        {
            Id = subject,
            Kind = NodeKind.Host,
            Name = machine is null && ground is not null ? NameOfSecond(hostname, netnsId, context) : hostname,
            Status = NodeStatus.Ok,
            Properties = new HostProperties
            {
                Hostname = hostname,
                MachineId = ground?.MachineId ?? "",
                EngineIds = engines.Select(e => e.InfoId.Length > 0 ? e.InfoId : e.EngineId).Distinct().Order(StringComparer.Ordinal).ToValueList(),
                Addresses = context.Get<NetnsAddresses>(NetnsAddresses.IdOf(netnsId))?.Addresses ?? [],
                Kernel = ground?.Kernel ?? engines.FirstOrDefault()?.Kernel ?? "",
                Os = ground?.Os ?? engines.FirstOrDefault()?.Os ?? "",
                Roles = Roles(engines, context.Find<K8sNodePlace>(JoinKeys.K8sNodesOn(subject)).Any()),
                SwarmIds = engines.Where(e => e.SwarmNodeAddress.Length > 0).Select(e => e.SwarmId).Distinct().Order(StringComparer.Ordinal).ToValueList(),
                EphemeralPorts = ground?.EphemeralPorts ?? [],
            },
        });
    }

    private static ValueList<string> Roles(List<EngineFact> engines, bool hasK8sNode)
    {
        string[] roles =
        [
            .. engines.Count > 0 ? ["docker"] : Array.Empty<string>(),
            .. engines.Any(e => e.SwarmNodeAddress.Length > 0) ? ["swarm"] : Array.Empty<string>(),
            .. hasK8sNode ? ["kubernetes"] : Array.Empty<string>(),
        ];
        return [.. roles];
    }

    /// <summary>Two hosts on one machine have one host name: the namespace's own name tells the second apart.</summary>
    private static string NameOfSecond(string hostname, string netnsId, LinkContext context)
    {
        var path = context.Get<NetnsFact>(netnsId)?.Paths.FirstOrDefault();
        return path is null ? $"{hostname} ({netnsId[^Math.Min(6, netnsId.Length)..]})" : $"{hostname} ({path[(path.LastIndexOf('/') + 1)..]})";
    }
}
