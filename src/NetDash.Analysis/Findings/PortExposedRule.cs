using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-exposed</c>: Docker publishes a port on every address. Its rules stand in prerouting and forward, so what a firewall on the
/// host says in its INPUT chain (ufw, firewalld) is never asked (moby#22054).
/// </summary>
internal sealed class PortExposedRule : IContainerRule
{
    public string Name => "port-exposed";

    public IEnumerable<Finding> Evaluate(ContainerScope container)
    {
        if (!container.Host.IsReachable || !ContainerPorts.IsPublishing(container.Node, container.Host))
        {
            yield break;
        }

        // One finding for both families.
        var said = new HashSet<(PortProtocol, int)>();
        foreach (var port in container.Container.PublishedPorts)
        {
            if (ContainerPorts.Address(port) is { Exposure: PortExposure.All } && said.Add((port.Protocol, port.HostPort)))
            {
                yield return Exposed(container, port);
            }
        }
    }

    private Finding Exposed(ContainerScope container, PublishedPort published)
    {
        var node = container.Node;
        var number = published.HostPort.ToString(CultureInfo.InvariantCulture);
        var port = PortWords.Port(published.Protocol, published.HostPort);
        return new Finding
        {
            // There are thousands: an id that is put together costs less than one that is digested.
            Id = NodeId.Part(Name, node.Id, port),
            Rule = Name,
            Severity = FindingSeverity.Info,
            Title = $"Port {port} is published on all addresses",
            Detail = $"{node.Name} publishes {port} on every address. Docker's rules are consulted before a host firewall's INPUT chain (ufw, firewalld).",
            Subjects = [node.Id],
            Port = new FindingPort(published.Protocol, published.HostIp, published.HostPort, container.Host.HostId),
            Fix = $"If only this host needs it, publish `127.0.0.1:{number}` for {node.Name}",
            Since = container.Container.StartedAt ?? default,
            Scope = node.Id,
        };
    }
}
