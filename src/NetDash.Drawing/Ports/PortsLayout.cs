using NetDash.Drawing.Layout;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Ports;

/// <summary>A host as a card: its ports row by row, below them those of namespaces in which ports collide.</summary>
internal sealed class PortsLayout
{
    private const double LeastAreaHeight = 80;
    private const double Bottom = 10;

    private readonly TopologySnapshot _snapshot;
    private readonly Sketch _sketch;
    private readonly BookEditor _book;
    private readonly LaneEditor _areas;
    private int _conflicts;

    public PortsLayout(TopologySnapshot snapshot, BookEditor book, Sketch sketch, PortsPlan plan)
    {
        (_snapshot, _book, _sketch, Plan) = (snapshot, book, sketch, plan);
        _areas = book.Open("areas/" + plan.Host.Id, plan.Areas.Skip(1).Select(a => a.Netns));
        Interfaces = [.. snapshot.ChildrenOf(plan.Areas[0].Netns).Where(n => n.Kind == NodeKind.Interface).OrderBy(n => ((InterfaceProperties)n.Properties).IfIndex).ThenBy(n => n.Id, StringComparer.Ordinal)];
    }

    public PortsPlan Plan { get; }

    public string Id => HostDrawing.IdOf(Plan.Host);

    /// <summary>The interfaces of the host's namespace, in the kernel's order.</summary>
    public IReadOnlyList<Node> Interfaces { get; }

    /// <summary>Draws everything below a height; returns the card's bottom.</summary>
    public double Draw(double top)
    {
        var bottom = top + Lanes.AreaTop;
        foreach (var area in Plan.Areas.OrderBy(a => a.IsHost ? -1 : _areas.Place(a.Netns, 1).Start))
        {
            if (!area.IsHost)
            {
                bottom += Lanes.AreaGap;
                _sketch.Add(HostDrawing.Head("area/" + area.Netns, Id, Lanes.AreaX + 8, bottom - 22, PortLanes.AreaWidth - 16, area.Title, "netns", strong: true));
            }

            bottom = Area(area, Id, bottom);
        }

        bottom += Lanes.Margin;
        _sketch.Add(HostDrawing.Host(
            Plan.Host, new Box(Lanes.HostX, top, PortLanes.HostWidth, bottom - top), NodeRole.Of(_snapshot, Plan.Host), Counts(), NodeHealth.Of(_snapshot, Plan.Host)));
        Heads(Id, top + 48);
        return bottom;
    }

    private double Area(PortArea area, string host, double top)
    {
        var rows = new PortRows(_book, area);
        var exposures = new ExposureColumn(_book, area, Plan.Host, Interfaces, rows);
        var bottom = top + Math.Max(LeastAreaHeight, Math.Max(rows.Height, exposures.Height) + Bottom);
        var id = "area/" + area.Netns;
        _sketch.Add(Ground(area, id, host, new Box(Lanes.AreaX, top, PortLanes.AreaWidth, bottom - top)));
        exposures.Draw(_sketch, area, top, n => NodeHealth.Of(_snapshot, n));
        foreach (var claim in area.Claims)
        {
            _sketch.Add(ClaimDrawing.Plate(area, claim, id, top + rows.Middle(claim)));
            _sketch.Add(ClaimDrawing.Owner(_snapshot, area, claim, top + rows.Middle(claim)));
        }

        if (area.Claims.Count == 0)
        {
            _sketch.Add(HostDrawing.Head("empty/" + area.Netns, id, Lanes.AreaX + 12, top + 30, PortLanes.AreaWidth - 24, "Nobody has or wants a port here"));
        }

        var conflicts = new PortsConflicts(_sketch, area);
        foreach (var finding in TwoSidedFinding.Of(_snapshot, Plan.Host.Id))
        {
            conflicts.Draw(finding);
        }

        _conflicts += conflicts.Errors;
        new PortWays(_sketch, area, conflicts.Spoken).Draw();
        return bottom;
    }

    private static SceneElement Ground(PortArea area, string id, string host, Box box) => new()
    {
        Id = id,
        Kind = ElementKind.Area,
        Layer = SceneLayer.Area,
        Parent = host,
        Box = box,
        Name = area.Title,
        Node = area.Node?.Id,
        Nodes = area.Node is null ? [] : [area.Node.Id],
        Parts = [new Scenes.Parts.BoxPart(new Box(0, 0, box.W, box.H), 8, Scenes.Parts.BoxLook.Ground) { From = Scenes.Parts.Detail.Tile }],
    };

    private string Counts()
    {
        var claims = Plan.Areas[0].Claims;
        var had = claims.Where(c => !c.IsWanted).Sum(c => c.Last - c.First + 1);
        var wanted = claims.Where(c => c.IsWanted).Sum(c => c.Last - c.First + 1);
        return string.Join(" · ", new[]
        {
            Wording.Count(had, "port"), wanted > 0 ? $"{Wording.Number(wanted)} wanted" : "", _conflicts > 0 ? Wording.Count(_conflicts, "conflict") : "",
        }.Where(t => t.Length > 0));
    }

    private void Heads(string host, double y)
    {
        var key = Plan.Host.Id;
        _sketch.Add(HostDrawing.Head(key + "/reach", host, PortLanes.ExposureX, y, PortLanes.ExposureWidth, "Reached at"));
        _sketch.Add(HostDrawing.Head(key + "/ports", host, PortLanes.PlateX, y, PortLanes.PlateWidth, $"Ports on {Plan.Host.Name}"));
        _sketch.Add(HostDrawing.Head(key + "/way", host, PortLanes.WayX, y, PortLanes.WayWidth, "By way of"));
        _sketch.Add(HostDrawing.Head(key + "/owners", host, PortLanes.OwnerX, y, PortLanes.OwnerWidth, "Who answers"));
    }
}
