namespace NetDash.Linux.Netfilter;

/// <summary>Ports that no later rule is asked for, since an earlier one has led all their packets somewhere.</summary>
/// <param name="outer">Those of the chain that called, which hold here too.</param>
internal sealed class DecidedPorts(DecidedPorts? outer)
{
    private readonly HashSet<(int Protocol, string Address, int Port)> _single = [];
    private readonly List<(int Protocol, string Address, int First, int Last)> _ranges = [];

    /// <summary>Notes them.</summary>
    public void Add(PortSpan ports)
    {
        if (ports.First == ports.Last)
        {
            _single.Add((ports.Protocol, ports.Address, ports.First));
        }
        else
        {
            _ranges.Add((ports.Protocol, ports.Address, ports.First, ports.Last));
        }
    }

    /// <summary>Whether all of them are.</summary>
    public bool Covers(PortSpan ports) =>
        Covers(ports, ports.Address) || (ports.Any != ports.Address && Covers(ports, ports.Any)) || outer?.Covers(ports) == true;

    private bool Covers(PortSpan ports, string address)
    {
        if (ports.First == ports.Last && _single.Contains((ports.Protocol, address, ports.First)))
        {
            return true;
        }

        foreach (var range in _ranges)
        {
            if (range.Protocol == ports.Protocol && range.First <= ports.First && range.Last >= ports.Last && range.Address == address)
            {
                return true;
            }
        }

        return false;
    }
}
