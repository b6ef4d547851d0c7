using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>A host with five bridges on which containers come and go.</summary>
internal sealed class BusyDay
{
    private const int Bridges = 5;

    private readonly LinkedTopology _world;
    private readonly Dictionary<int, List<Fact>> _containers = [];
    private int _next = 100;

    public BusyDay() => _world = LinkedTopology.Of(
    [
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Engine(), TestFacts.UnixSocket("/var/run/docker.sock"),
        TestFacts.Interface(1, 1, "lo", "loopback", "127.0.0.1/8"), TestFacts.Interface(1, 2, "eth0", "physical", "192.0.2.10/24"),
        .. Enumerable.Range(0, Bridges).SelectMany(b => new Fact[]
        {
            TestFacts.Interface(1, 10 + b, $"br{b}", "bridge", $"10.{b}.0.1/16"), TestFacts.Network($"net{b}", bridge: $"br{b}"),
        }),
    ]);

    public TopologySnapshot Now => _world.Now;

    public void Start(Random random)
    {
        var cookie = _next++;
        var bridge = random.Next(Bridges);
        List<Fact> facts = [TestFacts.Netns(cookie, TestFacts.LongId($"c{cookie}")), Container(cookie, bridge, random), .. Pair(cookie, bridge, 0)];
        _containers[cookie] = facts;
        _world.And(facts);
    }

    /// <summary>One of: a container more, one less, one that stops, one that starts again, one that joins a second network.</summary>
    public void Change(Random random, int usual)
    {
        var any = _containers.Count > 0 ? _containers.Keys.ElementAt(random.Next(_containers.Count)) : 0;
        switch (random.Next(4))
        {
            case 0 when _containers.Count > usual:
            case 1 when _containers.Count > usual + 5:
                _world.Without(_containers[any].Select(f => f.Id));
                _containers.Remove(any);
                break;
            case 2 when any != 0:
                Toggle(any);
                break;
            case 3 when any != 0 && _containers[any].OfType<InterfaceFact>().Count() == 2:
                var more = Pair(any, random.Next(Bridges), 1);
                _containers[any].AddRange(more);
                _world.And(more);
                break;
            default:
                Start(random);
                break;
        }
    }

    public void Listen(Random random, int port) => _world.And(TestFacts.Socket(_containers.Keys.ElementAt(random.Next(_containers.Count)), port));

    private void Toggle(int cookie)
    {
        var facts = _containers[cookie];
        var container = facts.OfType<ContainerFact>().Single();
        if (container.State == "running")
        {
            _world.Without(facts.Where(f => f is not ContainerFact).Select(f => f.Id));
            facts[facts.IndexOf(container)] = container with { State = "exited" };
            _world.And(facts.OfType<ContainerFact>());
        }
        else
        {
            facts[facts.IndexOf(container)] = container with { State = "running" };
            _world.And(facts);
        }
    }

    private static ContainerFact Container(int cookie, int bridge, Random random) => TestFacts.Container($"c{cookie}", $"net{bridge}") with
    {
        Endpoints = [TestFacts.Endpoint($"net{bridge}", $"10.{bridge}.1.{cookie % 250}")],
        Ports = [.. Enumerable.Range(0, random.Next(4)).Select(i => new PublishedPort("0.0.0.0", 20000 + (cookie * 7) + (i * 3), 80 + i, PortProtocol.Tcp))],
    };

    private static Fact[] Pair(int cookie, int bridge, int index) =>
    [
        TestFacts.Interface(1, (cookie * 10) + index, $"veth{cookie}x{index}") with { MasterIndex = 10 + bridge, LinkNetnsId = TestFacts.NetnsId(cookie), LinkIndex = index + 2 },
        TestFacts.Interface(cookie, index + 2, $"eth{index}", "veth", $"10.{bridge}.{index}.{cookie % 250}/16").LinkedTo(1, (cookie * 10) + index),
    ];
}
