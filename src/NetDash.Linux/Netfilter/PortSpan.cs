namespace NetDash.Linux.Netfilter;

/// <summary>Ports of one protocol at one address.</summary>
/// <param name="Protocol">Its number.</param>
/// <param name="Address">Without brackets; <paramref name="Any"/> for every one.</param>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="Any"><c>0.0.0.0</c> or <c>::</c>.</param>
internal readonly record struct PortSpan(int Protocol, string Address, int First, int Last, string Any)
{
    /// <summary>Whether it is of IPv6.</summary>
    public bool IsIpv6 => Any == "::";

    /// <summary>Every protocol, family, address and range of a match, apart.</summary>
    public static IEnumerable<PortSpan> Of(PacketMatch match)
    {
        foreach (var (protocol, number) in TransportProtocol.Numbers)
        {
            if (!match.Protocols.HasFlag(protocol))
            {
                continue;
            }

            foreach (var (first, last) in match.Ports)
            {
                if (last == 0)
                {
                    // Port 0 is none.
                    continue;
                }

                var from = Math.Max(first, 1);
                if (match.Addresses is null)
                {
                    if (match.IsIpv4)
                    {
                        yield return new PortSpan(number, "0.0.0.0", from, last, "0.0.0.0");
                    }

                    if (match.IsIpv6)
                    {
                        yield return new PortSpan(number, "::", from, last, "::");
                    }

                    continue;
                }

                foreach (var address in match.Addresses)
                {
                    yield return new PortSpan(number, address.Text, from, last, address.IsIpv6 ? "::" : "0.0.0.0");
                }
            }
        }
    }
}
