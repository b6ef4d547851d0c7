using System.Globalization;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>What is told of a thing row by row: the ports of a service, the rules of an ingress.</summary>
public static class DetailTables
{
    /// <summary>The tables of a node; none for most.</summary>
    public static IEnumerable<DetailTable> Of(TopologySnapshot snapshot, Node node) => node.Properties switch
    {
        ServiceProperties { Ports.Count: > 0 } s => [Ports(snapshot, node, s)],
        IngressProperties { Rules.Count: > 0 } i => [Rules(snapshot, node, i)],
        _ => [],
    };

    private static DetailTable Ports(TopologySnapshot snapshot, Node node, ServiceProperties service)
    {
        var withNodePort = service.Ports.Any(p => p.NodePort > 0);
        var endpoints = snapshot.EdgesOf(node.Id).Select(e => e.Properties).OfType<EndpointProperties>().SelectMany(e => e.Ports).ToList();
        return new DetailTable(
            "Ports", ["Port", "Leads to", .. withNodePort ? ["On nodes"] : Array.Empty<string>()],
            [
                .. service.Ports.Select(p => (IReadOnlyList<DetailCell>)
                [
                    new DetailCell($"{Wording.Port(p.Protocol, p.Port)}{(p.Name.Length > 0 ? $" {p.Name}" : "")}"),
                    new DetailCell(Target(p, endpoints.Where(e => e.Name == p.Name && e.Protocol == p.Protocol).Select(e => e.Port))),
                    .. withNodePort ? [new DetailCell(p.NodePort > 0 ? Wording.Port(p.Protocol, p.NodePort) : "")] : Array.Empty<DetailCell>(),
                ]),
            ]);
    }

    /// <summary>A number as it is; a name with the numbers that its endpoints have for it.</summary>
    private static string Target(ServicePort port, IEnumerable<int> found)
    {
        if (port.TargetPort.Length == 0 || int.TryParse(port.TargetPort, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return $":{(port.TargetPort.Length == 0 ? port.Port : port.TargetPort)}";
        }

        var numbers = found.Where(n => n > 0).Distinct().Order().ToList();
        return numbers.Count == 0 ? port.TargetPort : $"{port.TargetPort}, :{string.Join(" :", numbers)}";
    }

    private static DetailTable Rules(TopologySnapshot snapshot, Node node, IngressProperties ingress)
    {
        var services = snapshot.EdgesOf(node.Id).Where(e => e.Kind == EdgeKind.Routes).Select(e => snapshot.Nodes[e.To]).DistinctBy(n => n.Name)
            .ToDictionary(n => n.Name, StringComparer.Ordinal);
        return new DetailTable(
            "Rules", ["Request", "Leads to"],
            [
                .. ingress.Rules.Select(r => (IReadOnlyList<DetailCell>)
                [
                    new DetailCell($"{(r.Host.Length > 0 ? r.Host : "any host")}{(r.Path.Length > 0 ? r.Path : "/")}"),
                    r.Service.Length == 0 ? new DetailCell("no service")
                        : services.GetValueOrDefault(r.Service) is { } service ? new DetailCell($"{r.Service}:{r.Port}", service)
                        : new DetailCell($"{r.Service}:{r.Port}, no such service", Health: Health.Error),
                ]),
            ]);
    }
}
