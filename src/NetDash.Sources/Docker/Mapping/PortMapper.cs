using System.Globalization;
using Docker.DotNet.Models;
using NetDash.Topology.Facts;

namespace NetDash.Sources.Docker.Mapping;

/// <summary>Published and exposed ports.</summary>
internal static class PortMapper
{
    private const string AnyIpv4 = "0.0.0.0";

    /// <summary>
    /// What a container publishes while it runs (NetworkSettings.Ports, with the ports that the engine chose), else what it will
    /// want (HostConfig.PortBindings, and with <c>-P</c> every exposed port).
    /// </summary>
    public static IReadOnlyList<PublishedPort> Published(ContainerInspectResponse container, ICollection<string> left)
    {
        if (container.State is { Running: true, Restarting: false })
        {
            return Ordered(Bindings(container.NetworkSettings?.Ports, left), left);
        }

        // The engine keeps -p in these modes and discards it at the start: nothing is wanted of the host.
        var mode = container.HostConfig?.NetworkMode ?? "";
        if (mode is "host" or "none" || mode.StartsWith("container:", StringComparison.Ordinal))
        {
            return [];
        }

        var wanted = Bindings(container.HostConfig?.PortBindings, left);
        if (container.HostConfig?.PublishAllPorts == true)
        {
            var bound = wanted.Select(p => (p.ContainerPort, p.Protocol)).ToHashSet();
            wanted = wanted.Concat(Exposed(container.Config?.ExposedPorts, left)
                .Where(p => !bound.Contains((p.Port, p.Protocol)))
                .Select(p => new PublishedPort(AnyIpv4, 0, p.Port, p.Protocol)));
        }

        return Ordered(wanted, left);
    }

    /// <summary>The same, as a list of containers shows it: only what runs is bound.</summary>
    public static IReadOnlyList<PublishedPort> Published(ContainerListResponse container, ICollection<string> left) => Ordered(
        (container.Ports ?? [])
            .Where(p => p is { PublicPort: > 0, PrivatePort: > 0 })
            .Select(p => TryProtocol(p.Type, out var protocol)
                ? new PublishedPort(Address(p.IP), p.PublicPort!.Value, p.PrivatePort, protocol)
                : Unknown<PublishedPort>($"{p.PrivatePort}/{p.Type}", left))
            .OfType<PublishedPort>(),
        left);

    /// <summary>EXPOSE of the image and --expose, keys as <c>80/tcp</c> or <c>8000-8010/udp</c>.</summary>
    public static IReadOnlyList<ExposedPort> Exposed(IDictionary<string, EmptyStruct>? ports, ICollection<string> left) => Bounded.Items(
        (ports?.Keys ?? [])
            .SelectMany(key => TryContainerPorts(key, out var first, out var last, out var protocol)
                ? Enumerable.Range(first, last - first + 1).Select(port => new ExposedPort(port, protocol))
                : [Unknown<ExposedPort>(key, left)!])
            .Where(port => port is not null)
            .Distinct().OrderBy(p => p.Port).ThenBy(p => p.Protocol).ToList(),
        "exposed ports", left);

    private static IEnumerable<PublishedPort> Bindings(IDictionary<string, IList<PortBinding>>? bindings, ICollection<string> left)
    {
        foreach (var (key, hosts) in bindings ?? new Dictionary<string, IList<PortBinding>>())
        {
            if (!TryContainerPorts(key, out var port, out _, out var protocol))
            {
                Unknown<PublishedPort>(key, left);
                continue;
            }

            // null is an exposed port that is not published.
            foreach (var host in hosts ?? [])
            {
                if (host is not null)
                {
                    yield return new PublishedPort(Address(host.HostIP), HostPort(host.HostPort), port, protocol);
                }
            }
        }
    }

    private static IReadOnlyList<PublishedPort> Ordered(IEnumerable<PublishedPort> ports, ICollection<string> left) => Bounded.Items(
        ports.Distinct()
            .OrderBy(p => p.ContainerPort).ThenBy(p => p.Protocol).ThenBy(p => p.HostIp, StringComparer.Ordinal).ThenBy(p => p.HostPort)
            .ToList(),
        "published ports", left);

    private static string Address(string? hostIp) => string.IsNullOrEmpty(hostIp) ? AnyIpv4 : Bounded.Name(hostIp);

    /// <summary>"" and a range of host ports ("8000-8010") mean that the engine chooses: 0 until it has.</summary>
    private static int HostPort(string? text) => TryPort(text, out var port) ? port : 0;

    private static bool TryContainerPorts(string key, out int first, out int last, out PortProtocol protocol)
    {
        var parts = key.Split('/', 2);
        var range = parts[0].Split('-', 2);
        last = 0;
        if (!TryProtocol(parts.Length == 2 ? parts[1] : "tcp", out protocol) || !TryPort(range[0], out first))
        {
            first = 0;
            return false;
        }

        last = first;
        return range.Length == 1 || (TryPort(range[1], out last) && last >= first);
    }

    private static bool TryPort(string? text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535;

    private static bool TryProtocol(string? text, out PortProtocol protocol)
    {
        protocol = text?.ToLowerInvariant() switch
        {
            "tcp" => PortProtocol.Tcp,
            "udp" => PortProtocol.Udp,
            "sctp" => PortProtocol.Sctp,
            _ => (PortProtocol)(-1),
        };
        return (int)protocol >= 0;
    }

    private static T? Unknown<T>(string port, ICollection<string> left)
        where T : class
    {
        left.Add($"port '{Bounded.Cut(port, 40)}'");
        return null;
    }
}
