using System.Text.Json;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>What iproute2 says of one namespace: the truth that nodes are held against.</summary>
internal sealed record IpTruth(IReadOnlyList<IpLink> Links)
{
    /// <summary>The machine's own namespace, with null; else that of a process or an nsfs path.</summary>
    public static async Task<IpTruth> ReadAsync(string? netnsPath)
    {
        string[] inside = netnsPath is null ? [] : ["--net=" + netnsPath];
        var read = await Command.RunAsync("nsenter", [.. inside, "ip", "-j", "-d", "addr"]);
        using var document = JsonDocument.Parse(read.Output);
        // An address list ends with empty objects where an interface was filtered out.
        return new IpTruth([.. document.RootElement.EnumerateArray().Where(e => e.TryGetProperty("ifindex", out _)).Select(IpLink.From)]);
    }
}

/// <summary>One interface as <c>ip -j -d addr</c> tells it.</summary>
internal sealed record IpLink(
    int Index, string Name, string Kind, string Mac, int Mtu, string OperState, string Master, IReadOnlyList<string> Addresses, int LinkIndex, int? Vni)
{
    // {"ifindex":5,"link_index":4,"ifname":"eth0","mtu":1500,"operstate":"UP","master":"br0","link_type":"ether","address":"02:42:…",
    //  "linkinfo":{"info_kind":"veth"},"addr_info":[{"family":"inet","local":"172.17.0.2","prefixlen":16}]}
    public static IpLink From(JsonElement e)
    {
        var info = e.TryGetProperty("linkinfo", out var linkinfo) ? linkinfo : default;
        var kind = info.ValueKind == JsonValueKind.Object && info.TryGetProperty("info_kind", out var word) ? word.GetString()!
            : e.GetProperty("link_type").GetString() == "loopback" ? "loopback" : "physical";
        int? vni = kind == "vxlan" && info.TryGetProperty("info_data", out var data) && data.TryGetProperty("id", out var id) ? id.GetInt32() : null;
        var mac = e.TryGetProperty("address", out var address) ? address.GetString()! : "";
        return new IpLink(
            e.GetProperty("ifindex").GetInt32(), e.GetProperty("ifname").GetString()!, kind,
            mac, e.GetProperty("mtu").GetInt32(), e.GetProperty("operstate").GetString()!.ToLowerInvariant(),
            e.TryGetProperty("master", out var master) ? master.GetString()! : "",
            [
                .. e.GetProperty("addr_info").EnumerateArray().Where(a => a.TryGetProperty("local", out _))
                    .Select(a => $"{a.GetProperty("local").GetString()}/{a.GetProperty("prefixlen").GetInt32()}"),
            ],
            e.TryGetProperty("link_index", out var link) ? link.GetInt32() : 0, vni);
    }
}
