using System.Collections.Immutable;
using CsCheck;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Worlds;

/// <summary>
/// Versions of a small world with everything that rules look at, made of nodes alone: two hosts of one machine and one elsewhere, a
/// swarm, a cluster. Every thing comes, goes and changes, and an edge is there while both of its ends are.
/// </summary>
internal static class GeneratedSnapshots
{
    private static readonly string[] Addresses = ["0.0.0.0", "::", "127.0.0.1", "10.0.0.1"];
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Hosts = [TestFacts.HostId, "host:second", "host:engine:FAR"];
    private static readonly string[] States = ["running", "running", "running", "exited", "created", "removing", "restarting"];
    private static readonly string[] Modes = ["bridge", "bridge", "host", "container:a", "lan"];

    private static readonly Gen<int> Number = Gen.Int[0, 1 << 20];

    /// <summary>A few versions, each with a time of its own.</summary>
    public static Gen<TopologySnapshot[]> History { get; } = Gen.Select(Gen.Int[0, 3], Number.Array[24], (skip, n) => (skip, n)).Array[2, 6].Select(steps =>
    {
        var versions = new List<TopologySnapshot>();
        var parts = new int[24];
        var time = TestFacts.Noon;
        for (var i = 0; i < steps.Length; i++)
        {
            // Each version changes some of the parts that the one before was made of.
            for (var part = 0; part < parts.Length; part++)
            {
                parts[part] = i == 0 || steps[i].n[part] % 4 == 0 ? steps[i].n[part] >> 2 : parts[part];
            }

            time += TimeSpan.FromSeconds(steps[i].skip * 2);
            versions.Add(Version(i + 1, time, parts));
        }

        return versions.ToArray();
    });

    private static TopologySnapshot Version(int version, DateTimeOffset time, int[] parts)
    {
        var nodes = Nodes(parts).ToImmutableDictionary(n => n.Id, StringComparer.Ordinal);
        var edges = Edges(parts).Where(e => nodes.ContainsKey(e.From) && nodes.ContainsKey(e.To)).ToImmutableDictionary(e => e.Id, StringComparer.Ordinal);
        return new TopologySnapshot("epoch", version, time, [], nodes, edges, ImmutableDictionary<string, Finding>.Empty.WithComparers(StringComparer.Ordinal));
    }

    private static IEnumerable<Node> Nodes(int[] parts)
    {
        var next = 0;
        for (var h = 0; h < Hosts.Length; h++)
        {
            var n = parts[next++];
            if (n % 7 > 0)
            {
                yield return Host(h, n);
            }
        }

        for (var h = 0; h < 2; h++)
        {
            var n = parts[next++];
            if (n % 7 > 0)
            {
                yield return new Node { Id = $"netns:{h}", Kind = NodeKind.Netns, Name = "n", Parent = Hosts[h], Host = Hosts[h], Properties = Netns(n) };
            }
        }

        foreach (var node in Names.SelectMany(name => new[] { Container(name, 0, parts[next]), Container(name, 2, parts[next++] / 3) }).OfType<Node>())
        {
            yield return node;
        }

        foreach (var process in new[] { "docker-proxy", "rootlesskit", "nginx" })
        {
            var n = parts[next++];
            if (n % 3 > 0)
            {
                yield return Process(process, n);
            }
        }

        var lan = parts[next++];
        yield return new Node
        {
            Id = "docker-network:lan", Kind = NodeKind.DockerNetwork, Name = "lan", Host = Hosts[0],
            Properties = new DockerNetworkProperties { Driver = lan % 2 == 0 ? "macvlan" : "bridge", Internal = lan % 3 == 0 },
        };

        foreach (var node in Kubernetes(parts.AsSpan(next).ToArray()))
        {
            yield return node;
        }
    }

    private static Node Host(int h, int n) => new()
    {
        Id = Hosts[h], Kind = NodeKind.Host, Name = "h" + h,
        Properties = new HostProperties
        {
            MachineId = h < 2 ? "machine" : "", EngineIds = n % 2 == 0 ? ["ENG"] : [], Addresses = n % 3 == 0 ? [] : ["10.0.0.1"],
            SwarmIds = n % 5 < 2 ? ["s"] : n % 5 == 2 ? [""] : [], EphemeralPorts = n % 4 == 0 ? [80, 81] : [32768, 60999],
        },
    };

    private static NetnsProperties Netns(int n) => new()
    {
        Role = n % 6 == 0 ? "other" : "host",
        UnownedListening = n % 3 == 0 ? [Socket(n / 3)] : [],
        Forwards = n % 4 == 0 ? null : n % 4 == 1 ? [] : [new PortForward(PortProtocol.Tcp, "0.0.0.0", 80 + (n % 3), 81, "192.0.2.1", 0, n % 8 == 2 ? "DOCKER" : "PREROUTING", "")],
    };

    private static Node? Container(string name, int host, int n)
    {
        if (n % 5 == 0)
        {
            return null;
        }

        var state = States[n % States.Length];
        var mode = Modes[n / 7 % Modes.Length];
        return new Node
        {
            Id = $"container:{host}:{name}", Kind = NodeKind.Container, Name = name, Host = Hosts[host],
            Parent = state != "running" || host == 2 ? Hosts[host] : mode == "host" ? "netns:0" : mode == "container:a" ? "netns:of-a" : $"netns:of-{name}",
            Properties = new ContainerProperties
            {
                ContainerId = name, EngineId = "ENG", State = state, NetworkMode = mode, ExitCode = n % 3, Addresses = state == "running" ? ["172.17.0." + name[0] % 9] : [],
                PublishedPorts = n % 2 == 0 ? [new PublishedPort(Addresses[n / 11 % 4], 80 + (n / 13 % 3), 80, PortProtocol.Tcp)] : [],
                ExposedPorts = n % 4 == 0 ? [new ExposedPort(80, PortProtocol.Tcp)] : [], Listening = state == "running" && n % 3 == 0 ? [Socket(n / 17)] : [],
                Error = n % 13 == 1 ? "Bind for 0.0.0.0:80 failed: port is already allocated" : "",
                StartedAt = TestFacts.Noon.AddSeconds(n % 12), FinishedAt = state == "running" ? null : TestFacts.Noon.AddSeconds(n % 9),
            },
        };
    }

    private static Node Process(string name, int n) => new()
    {
        Id = "process:" + name, Kind = NodeKind.Process, Name = name, Parent = "netns:" + (n % 2), Host = Hosts[n % 2],
        Properties = new ProcessProperties { Pid = 7, Name = name, StartedAt = TestFacts.Noon, Listening = [Socket(n / 3)] },
    };

    private static ListeningSocket Socket(int n) =>
        new(PortProtocol.Tcp, Addresses[n % 4], 80 + (n / 4 % 3), n % 8 == 1, n % 5 == 0 ? TestFacts.Noon.AddSeconds(n % 7) : null);

    private static IEnumerable<Node> Kubernetes(int[] n)
    {
        yield return new Node
        {
            Id = "swarm-service:s", Kind = NodeKind.SwarmService, Name = "s",
            Properties = new SwarmServiceProperties { SwarmId = "s", PublishedPorts = n[0] % 2 == 0 ? [new SwarmPort(80 + (n[0] / 2 % 3), 80, PortProtocol.Tcp, "ingress")] : [] },
        };
        yield return new Node { Id = "k8s-node:vm", Kind = NodeKind.K8sNode, Name = "vm", Parent = "cluster:one", Properties = new K8sNodeProperties { Ready = n[1] % 4 > 0 } };
        if (n[2] % 3 > 0)
        {
            yield return new Node
            {
                Id = "service:web", Kind = NodeKind.Service, Name = "web",
                Properties = new ServiceProperties
                {
                    Cluster = "cluster:one", Namespace = "default", ClusterIps = n[2] % 2 == 0 ? ["10.96.0.1"] : ["10.96.0.1", "fd00::1"], HealthCheckNodePort = n[2] % 5 == 0 ? 81 : 0,
                    Ports = [new ServicePort("", 80, "80", n[2] % 4 == 0 ? 0 : 80 + (n[2] % 3), PortProtocol.Tcp)],
                },
            };
        }

        for (var i = 0; i < 3; i++)
        {
            var p = n[3 + i];
            var isPlaced = p % 3 > 0;
            yield return new Node
            {
                Id = $"pod:{i}", Kind = NodeKind.Pod, Name = $"p{i}", Host = isPlaced && p % 2 == 0 ? Hosts[0] : null,
                Properties = new PodProperties
                {
                    Cluster = "cluster:one", Namespace = "default", Phase = isPlaced ? "Running" : "Pending", NodeName = isPlaced ? "vm" : "", HostNetwork = p % 7 == 0,
                    Containers = [new PodContainer("m", "i", [new PodPort("", 80, p % 5 < 3 ? 80 + (p % 3) : 0, "", PortProtocol.Tcp)], true, 0), new PodContainer("n", "i", [new PodPort("", 80 + (p % 2), 0, "", PortProtocol.Tcp)], true, 0)],
                },
            };
        }
    }

    private static IEnumerable<Edge> Edges(int[] parts)
    {
        foreach (var name in Names)
        {
            if (parts[20] % 2 == 0)
            {
                yield return new Edge { Id = "attached:" + name, Kind = EdgeKind.Attached, From = "container:0:" + name, To = "docker-network:lan" };
            }
        }

        if (parts[21] % 3 > 0)
        {
            yield return new Edge { Id = "runs-on:vm", Kind = EdgeKind.RunsOn, From = "k8s-node:vm", To = Hosts[parts[21] % 2] };
        }
    }
}
