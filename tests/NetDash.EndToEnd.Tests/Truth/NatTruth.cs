using System.Globalization;
using NetDash.Testing.Processes;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>What <c>iptables -t nat -S</c> says of destination NAT, one line a rule, and the same of the topology.</summary>
internal static class NatTruth
{
    /// <summary>The DNAT rules of a chain in the machine's own namespace, but those for loopback addresses, which no packet meets that arrives.</summary>
    public static async Task<string[]> ReadAsync(string chain, IReadOnlyCollection<int> ports)
    {
        var lines = new List<string>();
        foreach (var rule in (await Command.RunAsync("iptables", "-t", "nat", "-S", chain)).Output.Split('\n'))
        {
            // -A DOCKER -d 192.0.2.7/32 ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
            var words = rule.Split(' ');
            string After(string option) => Array.IndexOf(words, option) is var at and >= 0 ? words[at + 1] : "";
            if (After("-j") == "DNAT" && ports.Contains(int.Parse(After("--dport").Split(':')[0], CultureInfo.InvariantCulture))
                && !After("-d").StartsWith("127.", StringComparison.Ordinal))
            {
                var address = After("-d").Length > 0 ? After("-d").Split('/')[0] : "0.0.0.0";
                lines.Add($"{After("-p")} {address} {After("--dport")} > {After("--to-destination")} {chain}");
            }
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>The forwards of a namespace that stand in a chain.</summary>
    public static string[] Shown(TopologySnapshot snapshot, string netnsId, string chain, IReadOnlyCollection<int> ports) =>
    [
        .. (((NetnsProperties)snapshot.Nodes[netnsId].Properties).Forwards ?? []).Where(f => f.Chain == chain && ports.Contains(f.Port)).Select(Line)
            .Order(StringComparer.Ordinal),
    ];

    private static string Line(PortForward f)
    {
        var protocol = f.Protocol switch { PortProtocol.Tcp => "tcp", PortProtocol.Udp => "udp", _ => "sctp" };
        var port = f.Port == f.LastPort ? $"{f.Port}" : $"{f.Port}:{f.LastPort}";
        var condition = f.Condition.Length > 0 ? $" [{f.Condition}]" : "";
        return $"{protocol} {f.Address} {port} > {f.TargetAddress}:{f.TargetPort} {f.Chain}{condition}";
    }
}
