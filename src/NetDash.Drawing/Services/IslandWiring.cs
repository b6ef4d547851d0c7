using NetDash.Drawing.Layout;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>The lines of a namespace: in the gutters between its lanes, and above the lanes where they lead to another strand.</summary>
internal sealed class IslandWiring
{
    // Several lines in one gutter lie beside each other.
    private const int Tracks = 6;
    private const double TrackGap = 6;
    private const double LabelRoom = 30;

    private readonly TopologySnapshot _snapshot;
    private readonly Sketch _sketch;
    private readonly IslandLayout _layout;
    private readonly double _x;
    private readonly double _y;
    private readonly Dictionary<string, (string Element, int Strand)> _stands = new(StringComparer.Ordinal);

    public IslandWiring(TopologySnapshot snapshot, Sketch sketch, IslandLayout layout, double x, double y)
    {
        (_snapshot, _sketch, _layout, _x, _y) = (snapshot, sketch, layout, x, y);
        foreach (var (block, strand, _) in layout.Blocks)
        {
            foreach (var group in block.Plan.Groups)
            {
                Stand(group, strand);
            }
        }
    }

    public void Draw()
    {
        for (var i = 0; i < _layout.Ingresses.Count; i++)
        {
            Routes(_layout.Ingresses[i].Ingress, _layout.Ingresses[i].Strand, i % Tracks);
        }

        foreach (var (block, strand, _) in _layout.Blocks)
        {
            // Those that lead to the same share their way: it is one bundle, whichever of them is looked at.
            var tracks = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var service in block.Plan.Services)
            {
                var ends = service.Ends.Where(e => _stands.ContainsKey(e.Target)).ToLookup(e => _stands[e.Target].Element, StringComparer.Ordinal);
                var way = block.Plan.Services.Count == 1 ? "" : string.Join('\n', ends.Select(e => e.Key).Order(StringComparer.Ordinal));
                Endpoints(service, ends, strand, tracks.TryGetValue(way, out var track) ? track : tracks[way] = tracks.Count % Tracks);
            }
        }

        for (var i = 0; i < _layout.Plan.Policies.Count; i++)
        {
            Policy(_layout.Plan.Policies[i], i);
        }
    }

    private void Routes(IngressLayout ingress, int strand, int track)
    {
        var from = IngressDrawing.IdOf(ingress.Node.Id);
        foreach (var route in ingress.Routes.GroupBy(r => (Line: ingress.LineOf(r), r.To)))
        {
            if (_layout.ServiceAt(route.Key.To) is not { } at)
            {
                continue;
            }

            var to = ServiceDrawing.IdOf(route.Key.To);
            var jack = IngressDrawing.Jack(route.Key.Line);
            var (start, end) = (_sketch.At(from, jack), _sketch.At(to, ServiceDrawing.Left));
            _sketch.Add(new SceneEdge
            {
                Id = $"routes/{ingress.Node.Id}/{route.Key.Line}/{route.Key.To}",
                Look = EdgeLook.Endpoint,
                From = from, FromJack = jack, To = to, ToJack = ServiceDrawing.Left,
                Path = strand == at.Strand
                    ? Ways.Step(start, end, RouteTrack(strand, track))
                    : Ways.Corners(start, new(RouteTrack(strand, track), start.Y), new(RouteTrack(strand, track), Channel(0)), new(RouteTrack(at.Strand, track), Channel(0)), new(RouteTrack(at.Strand, track), end.Y), end),
                Name = $"{ingress.Node.Name} leads to {_sketch.Elements[to].Name}",
                Edge = route.Count() == 1 ? route.First().Id : null,
                Nodes = [ingress.Node.Id, route.Key.To],
            });
        }
    }

    private void Endpoints(ServicePlan service, ILookup<string, EndPlan> told, int strand, int track)
    {
        var from = ServiceDrawing.IdOf(service.Node.Id);
        var start = _sketch.At(from, ServiceDrawing.Right);
        var bus = _x + _layout.ServiceX(strand) + ServiceLanes.ServiceWidth + 14 + (track * TrackGap);
        foreach (var ends in told)
        {
            var (to, all) = (ends.Key, ends.ToList());
            var ready = all.Count(e => e.IsReady);
            var end = _sketch.At(to, PodDrawing.Left);
            var isOne = _sketch.Elements[to].Node == all[0].Target || all[0].Edge.To == _sketch.Elements[to].Node;
            _sketch.Add(new SceneEdge
            {
                Id = $"endpoint/{service.Node.Id}/{to}",
                Look = ready > 0 ? EdgeLook.Endpoint : EdgeLook.EndpointOut,
                From = from, FromJack = ServiceDrawing.Right, To = to, ToJack = PodDrawing.Left,
                Path = Ways.Step(start, end, bus),
                Label = isOne ? null : new TextPart(
                    end.X - 4, end.Y - 4, LabelRoom, [new Run(ready == all.Count ? Wording.Number(ready) : $"{ready}/{all.Count}", TextRole.Mono, Tone.Ink2)], End: true),
                Name = $"{service.Node.Name} leads to {_sketch.Elements[to].Name}{(isOne ? "" : $", {Wording.Count(all.Count, "endpoint")}")}{(ready == 0 ? ", not ready" : "")}",
                Edge = isOne ? all[0].Edge.Id : null,
                Nodes = [service.Node.Id, .. all.Select(e => e.Edge.To)],
            });
        }
    }

    /// <summary>What a policy is about is drawn while one of them is looked at: every pod may have several.</summary>
    private void Policy(Node policy, int number)
    {
        var from = PolicyDrawing.IdOf(policy.Id);
        if (!_sketch.Elements.ContainsKey(from))
        {
            return;
        }

        var start = _sketch.At(from, PolicyDrawing.Foot);
        var channel = Channel(1 + (number % 3));
        var about = _snapshot.EdgesOf(policy.Id).Where(e => e.Kind == EdgeKind.AppliesTo && e.From == policy.Id)
            .Where(e => _stands.ContainsKey(e.To)).GroupBy(e => _stands[e.To].Element, StringComparer.Ordinal);
        foreach (var pods in about)
        {
            var end = _sketch.At(pods.Key, PodDrawing.Right);
            var side = _x + _layout.PodX(_stands[pods.First().To].Strand) + ServiceLanes.PodWidth + 8 + (number % 3 * 4);
            _sketch.Add(new SceneEdge
            {
                Id = $"applies/{policy.Id}/{pods.Key}",
                Look = EdgeLook.Note,
                From = from, FromJack = PolicyDrawing.Foot, To = pods.Key, ToJack = PodDrawing.Right,
                Path = Ways.Corners(start, new(start.X, channel), new(side, channel), new(side, end.Y), end),
                Name = $"{policy.Name} applies to {_sketch.Elements[pods.Key].Name}",
                Edge = pods.Count() == 1 ? pods.First().Id : null,
                Nodes = [policy.Id, .. pods.Select(e => e.To).Order(StringComparer.Ordinal)],
            });
        }
    }

    /// <summary>Which elements stand for a group's pods and addresses: their own, else the group's title; those that are counted alone have none.</summary>
    private void Stand(GroupPlan group, int strand)
    {
        if (group.HasTitle)
        {
            var title = WorkloadDrawing.IdOf(group.Key);
            foreach (var pod in group.Pods)
            {
                _stands[pod.Id] = (title, strand);
            }
        }

        foreach (var pod in group.Rows)
        {
            _stands[pod.Id] = (PodDrawing.IdOf(pod.Id), strand);
        }

        foreach (var place in group.Places)
        {
            _stands[place.Key] = (PlaceDrawing.IdOf(place.Key), strand);
        }
    }

    private double RouteTrack(int strand, int track) => _x + _layout.ServiceX(strand) - 14 - (track * TrackGap);

    private double Channel(int track) => _y + ServiceLanes.IslandHead + (track * 4);
}
