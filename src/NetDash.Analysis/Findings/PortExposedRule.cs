using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Findings;

/// <summary>
/// <c>port-exposed</c>: Docker publishes a port on every address. Its rules stand in prerouting and forward, so what a firewall on the
/// host says in its INPUT chain (ufw, firewalld) is never asked (moby#22054).
/// </summary>
internal sealed class PortExposedRule : IContainerRule
{
    // As 65535/sctp, and a number that an engine may send.
    private const int MostPortLetters = 24;

    public string Name => "port-exposed";

    public IEnumerable<Finding> Evaluate(ContainerScope container)
    {
        if (!container.Host.IsReachable || !ContainerPorts.IsPublishing(container.Node, container.Host))
        {
            yield break;
        }

        var node = container.Node;
        var subjects = ValueList.Create<string>([node.Id]);
        var ports = container.Container.PublishedPorts;
        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            // Both families of a port stand side by side mostly; where they do not, the second has the id of the first, and is the same finding.
            var isSaid = i > 0 && ports[i - 1] is var before && before.HostPort == port.HostPort && before.Protocol == port.Protocol && IsExposed(before);
            if (!isSaid && IsExposed(port))
            {
                yield return Exposed(container, port, subjects);
            }
        }
    }

    private static bool IsExposed(PublishedPort port) => ContainerPorts.Address(port) is { Exposure: PortExposure.All };

    private Finding Exposed(ContainerScope container, PublishedPort published, ValueList<string> subjects)
    {
        var node = container.Node;
        Span<char> port = stackalloc char[MostPortLetters];
        port.TryWrite(CultureInfo.InvariantCulture, $"{published.HostPort}/{PortWords.Protocol(published.Protocol)}", out var length);
        // There are thousands: an id that is put together costs less than one that is digested.
        return new Finding(NodeId.Part(Name, node.Id, port[..length]), Name, FindingSeverity.Info, subjects, new Words(node.Name, published.Protocol, published.HostPort))
        {
            Port = new FindingPort(published.Protocol, published.HostIp, published.HostPort, container.Host.HostId),
            Since = container.Container.StartedAt ?? default,
            Scope = node.Id,
        };
    }

    private sealed record Words(string Name, PortProtocol Protocol, int Port) : FindingWords
    {
        public override string Title => $"Port {PortWords.Port(Protocol, Port)} is published on all addresses";

        public override string Detail =>
            $"{Name} publishes {PortWords.Port(Protocol, Port)} on every address. Docker's rules are consulted before a host firewall's INPUT chain (ufw, firewalld).";

        public override string Fix => string.Create(CultureInfo.InvariantCulture, $"If only this host needs it, publish `127.0.0.1:{Port}` for {Name}");
    }
}
