using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Analysis.Ports.Preflight.Yaml;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Manifests;

/// <summary>
/// What a Service wants of every node:
/// <code>
/// type: LoadBalancer            # or NodePort
/// externalTrafficPolicy: Local
/// healthCheckNodePort: 31000
/// ports: [{ port: 80, targetPort: 8080, nodePort: 30080, protocol: TCP }]
/// </code>
/// </summary>
internal sealed class ServicePorts(Claimant claimant, WishList wishes)
{
    /// <summary>--service-node-port-range of kube-apiserver, where nobody changed it.</summary>
    public static PortNumbers Usual { get; } = new(30000, 32767);

    public void Read(YamlMapping? spec)
    {
        if (spec is null)
        {
            return;
        }

        var type = spec.Word("type");
        var isOpen = type is "NodePort" or "LoadBalancer";
        foreach (var node in (spec["ports"] as YamlSequence)?.Items ?? [])
        {
            var mapping = node as YamlMapping ?? throw node.Error("a port of a Service is a mapping with `port`");
            var port = ManifestNumber.Read(mapping, "nodePort");
            if (!isOpen && port.Port > 0)
            {
                wishes.Note($"{claimant.Name}: nodePort {port.Port} is for a Service of type NodePort or LoadBalancer, and the cluster refuses it for {(type.Length > 0 ? type : "ClusterIP")}");
                continue;
            }

            var protocol = Protocols.Read(mapping.Word("protocol")) ?? throw mapping["protocol"]!.Error("a protocol is TCP, UDP or SCTP");
            if (isOpen && port is { Port: 0, Unresolved: "" })
            {
                var isClosed = spec.Word("allocateLoadBalancerNodePorts").Equals("false", StringComparison.OrdinalIgnoreCase);
                wishes.Note(isClosed
                    ? $"{claimant.Name}: no port of the nodes is taken"
                    : $"{claimant.Name}: the cluster chooses a nodePort for {PortWords.Protocol(protocol)} port {mapping.Word("port")}");
                continue;
            }

            Add(port, mapping["nodePort"] as YamlScalar, protocol, PortVia.NodePort, "nodePort");
        }

        Add(ManifestNumber.Read(spec, "healthCheckNodePort"), spec["healthCheckNodePort"] as YamlScalar, PortProtocol.Tcp, PortVia.HealthCheckNodePort, "healthCheckNodePort");
    }

    private void Add(ManifestNumber port, YamlScalar? node, PortProtocol protocol, PortVia via, string field)
    {
        var wish = new PortWish
        {
            By = claimant, Written = $"{field}: {port.Written}", Protocol = protocol, Via = via,
            // kube-proxy opens a socket for health checks, and none for the rest (kubernetes#108496).
            Kind = via == PortVia.HealthCheckNodePort ? WishKind.PodListen : WishKind.Forward,
        };
        if (port.Unresolved.Length > 0)
        {
            wishes.Add(wish with { Written = port.Written, Unresolved = port.Unresolved });
            return;
        }

        if (port.Port == 0)
        {
            return;
        }

        if (!Usual.Contains(port.Port))
        {
            wishes.Note($"{claimant.Name}: {field} {port.Port} lies outside of {Usual}, which clusters take nodePorts from unless they are told otherwise");
        }

        var text = node?.Text.Place() is null ? null : node.Text;
        wishes.AddAll(
            wish with { Fixed = node is { Uses: > 1 } ? "other things use the same text through an alias" : text is null ? "it is not written in one piece" : "" },
            new PortSpan { Ports = new PortNumbers(port.Port, port.Port), Text = text });
    }
}
