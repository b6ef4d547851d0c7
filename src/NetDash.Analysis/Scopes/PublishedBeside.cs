using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>What containers of other hosts on the same machine publish.</summary>
internal sealed class PublishedBeside
{
    private readonly Dictionary<(PortProtocol Protocol, int Port), List<(PortAddress At, Node Container)>> _published = [];

    public PublishedBeside(IEnumerable<HostNodes> others)
    {
        foreach (var node in others.SelectMany(o => o.Containers))
        {
            var container = (ContainerProperties)node.Properties;
            foreach (var port in ContainerPorts.IsRunning(container) ? container.PublishedPorts : [])
            {
                if (ContainerPorts.Address(port) is { } at)
                {
                    var key = (at.Protocol, at.Port);
                    (_published.TryGetValue(key, out var list) ? list : _published[key] = []).Add((at, node));
                }
            }
        }
    }

    /// <summary>Who publishes at an address, or at every address where a socket is for every one.</summary>
    public Node? At(PortAddress socket)
    {
        foreach (var (at, container) in _published.GetValueOrDefault((socket.Protocol, socket.Port), []))
        {
            if (at.HasAddressOf(socket) || (at.Exposure == PortExposure.All && socket.Exposure == PortExposure.All))
            {
                return container;
            }
        }

        return null;
    }
}
