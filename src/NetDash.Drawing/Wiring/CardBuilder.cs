using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>Namespaces and containers → cards.</summary>
internal sealed class CardBuilder(HostNodes host, BandBuilder bands)
{
    private const int MostLines = 12;

    private readonly LineBuilder _lines = new(host, bands);
    private readonly ILookup<string, Node> _byName = host.Containers.ToLookup(c => c.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);

    public IReadOnlyList<CardPlan> Build()
    {
        var sharers = Sharers();
        var cards = host.Namespaces.Where(n => n.Id != host.HostNetns?.Id && !IsBareArea(n)).Select(n => OfNetns(n, sharers)).ToList();
        // Those that would be in another's namespace come with it; what that leaves stands by itself.
        var guests = sharers.SelectMany(s => s).ToHashSet();
        foreach (var container in host.Containers.Where(c => !IsOnHost(c)).OrderBy(c => guests.Contains(c) ? 1 : 0))
        {
            if (!_placed.Contains(container.Id))
            {
                cards.Add(WithoutNetns(container, sharers));
            }
        }

        return cards;
    }

    private bool IsOnHost(Node container) =>
        HostNodes.Container(container).NetworkMode == "host" || (host.HostNetns is not null && container.Parent == host.HostNetns.Id);

    /// <summary>An area with nobody in it has said all it has to say.</summary>
    private bool IsBareArea(Node netns) => host.Areas.Contains(netns.Id) && host.ContainersIn(netns.Id).Count == 0;

    /// <summary>Containers that do not run and would share the namespace of another, by that other.</summary>
    private ILookup<string, Node> Sharers() => host.Containers
        .Where(c => HostNodes.IsGuest(c) && c.Parent == host.Host.Id)
        .Select(c => (Guest: c, Target: TargetOf(c)))
        .Where(x => x.Target is not null && !HostNodes.IsGuest(x.Target) && !IsOnHost(x.Target))
        .ToLookup(x => x.Target!.Id, x => x.Guest, StringComparer.Ordinal);

    private Node? TargetOf(Node guest)
    {
        var name = HostNodes.Container(guest).NetworkMode["container:".Length..];
        return _byName[name].FirstOrDefault(c => c.Id != guest.Id);
    }

    private CardPlan OfNetns(Node netns, ILookup<string, Node> sharers)
    {
        var containers = host.ContainersIn(netns.Id);
        containers.AddRange(containers.ToArray().SelectMany(c => sharers[c.Id]).Where(c => !containers.Contains(c)));
        _placed.UnionWith(containers.Select(c => c.Id));
        var pod = PodIn(netns);
        var key = pod?.Id ?? (containers.Count > 0 ? containers[0].Id : netns.Id);
        // An area's interfaces stand in its own lanes.
        var all = host.Areas.Contains(netns.Id) ? [] : _lines.OfNetns(netns, containers);
        var lines = all.Count > 0 ? all.ToList() : [new LinePlan("none", null, host.Areas.Contains(netns.Id) ? "its interfaces stand on the left" : "no interface", "", 0, [], null)];
        if (pod is not null)
        {
            Name(pod, containers, lines);
        }

        return new CardPlan(
            key, netns, containers, netns.Name, containers.Count == 0 ? NetnsNote(netns) : "", PlugState.In,
            HealthOf([netns, .. containers, .. all.Select(l => l.Node).OfType<Node>(), .. pod is null ? [] : new[] { pod }]),
            [.. lines.Take(MostLines)], Math.Max(0, lines.Count - MostLines), Plates(containers), _lines.LeadLine([.. lines.Take(MostLines)], containers), [])
        {
            Pod = pod,
        };
    }

    /// <summary>The pod that a namespace is of.</summary>
    private Node? PodIn(Node netns)
    {
        foreach (var edge in host.Snapshot.EdgesOf(netns.Id))
        {
            if (edge.Kind == EdgeKind.InNetns && edge.To == netns.Id && host.Find(edge.From) is { Kind: NodeKind.Pod } pod)
            {
                return pod;
            }
        }

        return null;
    }

    /// <summary>Names its containers on the line that leads out, before the ports.</summary>
    private void Name(Node pod, IReadOnlyList<Node> containers, List<LinePlan> lines)
    {
        var seen = containers.DistinctBy(c => c.Name).ToDictionary(c => c.Name, StringComparer.Ordinal);
        var at = Math.Max(0, _lines.LeadLine(lines, containers));
        var pause = containers.Where(c => HostNodes.Container(c).IsPause).Select(c => new ChipPlan("pause", Health.Ok, c.Id));
        lines[at] = lines[at] with { Chips = [.. PodChips.Of((PodProperties)pod.Properties, seen), .. pause, .. lines[at].Chips] };
    }

    private CardPlan WithoutNetns(Node container, ILookup<string, Node> sharers)
    {
        List<Node> containers = [container, .. sharers[container.Id]];
        _placed.UnionWith(containers.Select(c => c.Id));
        var lines = _lines.OfContainer(container);
        return new CardPlan(
            container.Id, null, containers, container.Name, "", PlugStates.Of(container), HealthOf(containers), lines, 0,
            Plates([container]), _lines.LeadLine(lines, [container]),
            [.. host.NetworksOf(container).Skip(1).Select(n => bands.OfNetwork(n.Network)).OfType<string>()]);
    }

    private List<PlatePlan> Plates(IEnumerable<Node> containers) => [.. containers.SelectMany(c => PlateBuilder.Published(host.Snapshot, c))];

    private Health HealthOf(IEnumerable<Node> nodes) => nodes.Select(n => NodeHealth.Of(host.Snapshot, n)).DefaultIfEmpty(Health.Ok).Max();

    private string NetnsNote(Node node)
    {
        var netns = (NetnsProperties)node.Properties;
        return netns.Role switch
        {
            "named" => "ip netns, no container",
            "docker" => "Docker’s own",
            "pod" when host.Snapshot.ChildrenOf(node.Id).Any(c => c.Properties is ContainerProperties { IsPause: true }) => "no container runs",
            "container" or "pod" => "engine not read",
            _ when netns.ProcessCount > 0 => Wording.Count(netns.ProcessCount, "process", "processes"),
            _ => "no process",
        };
    }
}
