using CsCheck;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Testing.Facts;

/// <summary>
/// Random reports of four sources over a small universe, so that links meet, miss, and change: the same ids come and go with
/// other contents, lists replace, stale epochs speak.
/// </summary>
public static class GeneratedWorld
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];
    private static readonly string[] Modes = ["bridge", "host", "none", "default", "net1", "container:" + TestFacts.LongId("a"), "container:" + TestFacts.LongId("b")];
    private static readonly string[] States = ["running", "running", "running", "exited", "created", "paused"];

    private static readonly Gen<int> Cookie = Gen.Int[1, 5];
    private static readonly Gen<int> Index = Gen.Int[1, 4];
    private static readonly Gen<string> Name = OneOf(Names);

    private static readonly Gen<SocketOwner[]> Owners =
        Gen.Select(Gen.Int[1, 6], Name, Gen.Bool, (pid, name, contained) =>
            TestFacts.Owner(pid, "p" + pid, contained ? TestFacts.LongId(name) : "")).Array[0, 2];

    private static readonly Gen<Fact> KernelFact = Gen.Frequency<Fact>(
        (1, Gen.Bool.Select(b => (Fact)(TestFacts.Host() with { Kernel = b ? "6.1" : "6.18" }))),
        (4, Gen.Select(Cookie, Name, Gen.Int[0, 3], (cookie, name, how) =>
            (Fact)(TestFacts.Netns(cookie, how == 0 ? [] : [TestFacts.LongId(name)]) with
            {
                Paths = how == 2 ? ["/run/docker/netns/" + name] : how == 3 ? ["/run/docker/netns/1-" + TestFacts.LongId("net1")[..10]] : [],
            }))),
        (3, Gen.Select(Cookie, Name, Name, Gen.Int[0, 2], (cookie, pod, name, how) => (Fact)TestClusterFacts.PodNetns(
            cookie, TestClusterFacts.Uid(pod), how switch { 0 => ["pause-" + pod], 1 => ["pause-" + pod, name], _ => new[] { name } }))),
        (8, Gen.Select(Gen.Select(Cookie, Index), Gen.Select(Cookie, Index), Gen.Int[0, 5], Gen.Int[0, 4]).Select((own, other, kind, master) =>
            (Fact)(TestFacts.Interface(own.Item1, own.Item2, kind == 5 ? "br0" : "eth" + own.Item2, kind switch { 0 or 1 or 2 => "veth", 3 => "vxlan", 4 => "macvlan", _ => "bridge" }, $"10.0.{own.Item1}.{own.Item2}/24") with
            {
                LinkNetnsId = kind is 0 or 1 or 4 ? TestFacts.NetnsId(other.Item1) : "",
                LinkIndex = kind is 0 or 1 or 4 ? other.Item2 : 0,
                MasterIndex = master,
                DefaultRoutes = other.Item2 switch { 1 => ["0.0.0.0/0", "::/0"], 2 => ["::/0"], _ => [] },
                Gateways = other.Item2 switch { 1 => ["10.0.0.254", "fe80::1"], 2 => [InterfaceFact.OnLink], _ => [] },
                Vxlan = kind == 3 ? new VxlanFact(256, ["10.0.1.1", "192.0.2.7"], "", 4789) : null,
            }))),
        (4, Gen.Select(Cookie, Gen.Int[80, 82], Owners, (cookie, port, owners) => (Fact)TestFacts.Socket(cookie, port, owners: owners))),
        (3, Gen.Select(Cookie, Gen.Int[1, 6], Name, Gen.Int[0, 2], (cookie, pid, name, how) => (Fact)(TestFacts.Process(cookie, pid, "p" + pid) with
        {
            Container = how == 0 ? null : new CgroupContainer(TestFacts.LongId(name), "", how == 1 ? "" : TestClusterFacts.Uid("a")),
        }))),
        (2, Gen.Select(Cookie, Gen.Bool, Owners, (cookie, engine, owners) =>
            (Fact)TestFacts.UnixSocket(engine ? "/run/docker.sock" : "/run/app.sock", cookie, owners))));

    private static readonly Gen<string> Engine = OneOf("ENG1", "ENG2");

    private static readonly Gen<Fact> DockerFact = Gen.Frequency<Fact>(
        (1, Engine.Select(id => (Fact)TestFacts.Engine(id, id == "ENG1" ? "unix:///var/run/docker.sock" : "tcp://127.0.0.1:2375"))),
        (6, Gen.Select(Engine, Name, OneOf(Modes), OneOf(States), Gen.Int[0, 5]).Select((engine, name, mode, state, extra) =>
            (Fact)(TestFacts.Container(name, mode, state, engine) with
            {
                SandboxKey = extra == 1 ? "/var/run/docker/netns/" + name : "",
                StartedAt = TestFacts.Noon.AddMinutes(extra),
                Labels = name is "a" or "b" or "c" && extra < 4 ? Labels.From([new("com.docker.compose.project", "shop")]) : Labels.None,
                Endpoints = extra % 2 == 0 ? [TestFacts.Endpoint("net1", "172.18.0.2")] : [],
                Links = extra == 3 ? [new LinkFact("b", "db")] : [],
                BindSources = extra == 4 ? ["/run/docker.sock"] : extra == 5 ? ["/run"] : [],
                Ports = extra > 3 ? [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp)] : [],
            }))),
        (2, Gen.Select(Engine, Gen.Int[0, 2], (engine, kind) =>
            (Fact)TestFacts.Network("net1", kind == 0 ? "overlay" : "bridge", kind == 0 ? "" : kind == 1 ? "br0" : "eth2", engine))),
        (1, Gen.Bool.Select(b => (Fact)new SwarmServiceFact { Id = "swarm-service:s1", ServiceId = "s1", Name = "web", Replicas = b ? 1 : 2 })));

    private static readonly Gen<(string Source, Fact[] Facts, int How, bool Stale)> Step = Gen.Select(
        OneOf("kernel", "docker", "docker:2", "kubernetes"), KernelFact.Array[0, 8], DockerFact.Array[0, 6], GeneratedCluster.Facts.Array[0, 8],
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 19]))
        .Select((source, kernel, docker, cluster, how) =>
            (source, source switch { "kernel" => kernel, "kubernetes" => cluster, _ => docker }, how.Item1, how.Item2 == 0));

    /// <summary>A history of reports; each source begins with a list.</summary>
    public static Gen<SourceChange[]> History { get; } = Step.Array[1, 24].Select(steps =>
    {
        var begun = new HashSet<string>();
        return steps.Select(step => Change(step.Source, step.Facts, step.How, step.Stale, begun.Add(step.Source))).ToArray();
    });

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static SourceChange Change(string source, Fact[] facts, int how, bool stale, bool first)
    {
        var epoch = stale && !first ? "stale" : "e1";
        var list = facts.ToValueList();
        return how switch
        {
            _ when first => new Replaced { Source = source, Epoch = epoch, Facts = list },
            0 => new Replaced { Source = source, Epoch = "e1", Facts = list },
            1 or 2 or 3 => new Removed { Source = source, Epoch = epoch, Ids = facts.Select(f => f.Id).ToValueList() },
            4 => new StatusChanged
            {
                Source = source, Epoch = epoch,
                Status = new SourceStatus { Name = source, Kind = "docker", State = list.Count % 2 == 0 ? SourceState.Connected : SourceState.Stale },
            },
            5 when facts.Length > 1 => new Upserted { Source = source, Epoch = epoch, Facts = [facts[0]], RemovedIds = [facts[1].Id] },
            _ => new Upserted { Source = source, Epoch = epoch, Facts = list },
        };
    }
}
