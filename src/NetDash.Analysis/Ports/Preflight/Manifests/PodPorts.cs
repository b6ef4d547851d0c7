using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Manifests;

/// <summary>
/// What a pod wants of its node:
/// <code>
/// hostNetwork: false
/// containers:
///   - ports:
///       - { containerPort: 80, hostPort: 8080, hostIP: 127.0.0.1, protocol: TCP }
/// </code>
/// With hostNetwork each containerPort is a port of the node, and the scheduler counts it as one.
/// </summary>
internal sealed class PodPorts(Claimant claimant, WishList wishes)
{
    public void Read(YamlMapping? spec)
    {
        if (spec is null)
        {
            return;
        }

        var isHost = spec.Word("hostNetwork").Equals("true", StringComparison.OrdinalIgnoreCase);
        var before = wishes.Wishes.Count;
        foreach (var container in Containers(spec, "containers").Concat(Containers(spec, "initContainers").Where(c => c.Word("restartPolicy") == "Always")))
        {
            foreach (var node in (container["ports"] as YamlSequence)?.Items ?? [])
            {
                Port(node as YamlMapping ?? throw node.Error("a port of a container is a mapping with `containerPort`"), isHost);
            }
        }

        if (isHost && wishes.Wishes.Count == before)
        {
            wishes.Note($"{claimant.Name}: hostNetwork: no containerPort is declared, so what it will listen on is not known");
        }
    }

    private static IEnumerable<YamlMapping> Containers(YamlMapping spec, string field) =>
        (spec[field] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [];

    private void Port(YamlMapping mapping, bool isHost)
    {
        var hostPort = ManifestNumber.Read(mapping, "hostPort");
        var containerPort = ManifestNumber.Read(mapping, "containerPort");
        var wanted = isHost && hostPort is { Port: 0, Unresolved: "" } ? containerPort : hostPort;
        var wish = new PortWish
        {
            By = claimant, Written = isHost ? $"containerPort: {containerPort.Written}" : $"hostPort: {hostPort.Written}",
            Kind = isHost ? WishKind.PodListen : WishKind.Forward, Via = PortVia.HostPort,
        };
        if (wanted.Unresolved.Length > 0)
        {
            wishes.Add(wish with { Written = wanted.Written, Unresolved = wanted.Unresolved });
            return;
        }

        if (wanted.Port == 0)
        {
            return;
        }

        var node = mapping["hostPort"] as YamlScalar;
        var text = isHost || node?.Text.Place() is null ? null : node.Text;
        wishes.AddAll(
            wish with
            {
                Protocol = Protocols.Read(mapping.Word("protocol")) ?? throw mapping["protocol"]!.Error("a protocol is TCP, UDP or SCTP"),
                HostIp = mapping["hostIP"] is YamlScalar ip ? PortSpec.Address(ip.Text) : null,
                Fixed = isHost ? "what its program listens on is not written here"
                    : node is { Uses: > 1 } ? "other things use the same text through an alias"
                    : text is null ? "it is not written in one piece" : "",
            },
            new PortSpan { Ports = new PortNumbers(wanted.Port, wanted.Port), Text = text });
    }
}
