using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>What a service says of itself in two lines.</summary>
internal static class ServiceWords
{
    private const int MostPorts = 3;

    /// <summary>What kind it is; empty for the usual one.</summary>
    public static string Kind(ServiceProperties service) => service.ServiceType switch
    {
        "ExternalName" => "a name elsewhere",
        "NodePort" => "NodePort",
        "LoadBalancer" => "LoadBalancer",
        _ => service.Selector.Count == 0 && !service.Headless ? "no selector" : "",
    };

    /// <summary>Where it is reached in the cluster: <c>10.96.0.10:53/udp :53 :9153</c>.</summary>
    public static List<Run> At(ServiceProperties service)
    {
        if (service.ExternalName.Length > 0)
        {
            return [new Run("leads to", TextRole.Note, Tone.Ink3), new Run(service.ExternalName, TextRole.Mono, Tone.Ink2, Gap: 6, MayCut: true)];
        }

        var runs = new List<Run>
        {
            service.Headless || service.ClusterIps.Count == 0
                ? new Run(service.Headless ? "headless" : "no address yet", TextRole.Note, Tone.Ink3)
                : new Run(Wording.Address(service.ClusterIps[0]), TextRole.Mono, Tone.Ink2),
        };
        for (var i = 0; i < Math.Min(MostPorts, service.Ports.Count); i++)
        {
            var port = service.Ports[i];
            runs.Add(new Run(Wording.Port(port.Protocol, port.Port), TextRole.Port, Tone.Ink2, Gap: i == 0 ? 0 : 6, Drop: i == 0 ? 0 : 2 + i));
        }

        if (service.Ports.Count > MostPorts)
        {
            runs.Add(new Run($"+{service.Ports.Count - MostPorts}", TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 2));
        }

        return runs;
    }

    /// <summary>Where it is reached from outside: <c>203.0.113.9</c>, <c>node :30080</c>; none where it is not.</summary>
    public static List<Run> Outside(ServiceProperties service)
    {
        var runs = new List<Run>();
        if (service.ExternalIps.Count > 0)
        {
            runs.Add(new Run(Wording.Address(service.ExternalIps[0]), TextRole.Mono, Tone.Ink2, Drop: 1));
            if (service.ExternalIps.Count > 1)
            {
                runs.Add(new Run($"+{service.ExternalIps.Count - 1}", TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 2));
            }
        }

        var nodePorts = service.Ports.Where(p => p.NodePort > 0).ToList();
        if (nodePorts.Count > 0)
        {
            var more = nodePorts.Count > 1 ? $" +{nodePorts.Count - 1}" : "";
            runs.Add(new Run("node", TextRole.Note, Tone.Ink3, Gap: 8, Drop: 3));
            runs.Add(new Run(Wording.Port(nodePorts[0].Protocol, nodePorts[0].NodePort), TextRole.Port, Tone.Ink2, Gap: 4, Drop: 3));
            runs.Add(new Run(more, TextRole.Mono, Tone.Ink3, Drop: 4));
        }

        return runs;
    }

    /// <summary>All of it for those who do not see it.</summary>
    public static string Describe(ServiceProperties service) => string.Join(", ", new[]
    {
        "service", Kind(service), service.Headless ? "headless" : "", service.ExternalName.Length > 0 ? $"leads to {Wording.CutLine(service.ExternalName)}" : "",
        string.Join(' ', service.ClusterIps),
        string.Join(' ', service.Ports.Take(8).Select(p => $"{Wording.Port(p.Protocol, p.Port)} to {p.TargetPort}{(p.NodePort > 0 ? $", node port {p.NodePort}" : "")}")),
        service.ExternalIps.Count > 0 ? $"from outside at {string.Join(' ', service.ExternalIps.Take(4))}" : "",
        service.ExternalName.Length > 0 ? "" : $"{service.ReadyEndpoints} of {service.TotalEndpoints} ready",
    }.Where(t => t.Length > 0));
}
