using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>A namespace with its lanes: interfaces, plates, owners, rails. Cards on its rails stand right of its border.</summary>
internal sealed class AreaLayout
{
    private readonly TopologySnapshot _snapshot;
    private readonly Sketch _sketch;
    private readonly BookEditor _book;
    private readonly AreaPlan _area;
    private readonly SeatPlan _cards;
    private readonly string _hostName;
    private readonly PlateEntries _entries;
    private readonly Dictionary<string, Seats> _seats = new(StringComparer.Ordinal);
    private readonly OwnerRows? _owners;
    private readonly BandStack _bands;
    private readonly List<PlacedPlate> _plates = [];
    private double _top;

    public AreaLayout(TopologySnapshot snapshot, BookEditor book, Sketch sketch, AreaPlan area, string hostName, SeatPlan cards, PlateEntries entries)
    {
        (_hostName, _entries) = (hostName, entries);
        (_snapshot, _sketch, _book, _area, _cards) = (snapshot, sketch, book, area, cards);
        foreach (var band in area.Bands)
        {
            _seats[band.Key] = new Seats(
                book, band, cards.In(band.Key), [.. area.Interfaces.Where(i => i.Master == band.Key)], cards.Visitors(band.Key));
        }

        _owners = area.IsHost ? new OwnerRows(book, area) : null;
        _bands = new BandStack(book, area, _seats);
    }

    /// <summary>Plates on the host's addresses, as they stand.</summary>
    public IReadOnlyList<PlacedPlate> Plates => _plates;

    public AreaPlan Plan => _area;

    /// <summary>Places everything below a height.</summary>
    /// <param name="host">Id of the host's element.</param>
    /// <param name="top">The ground's top.</param>
    /// <param name="aside">Height that must stay free above the first rail: what stands there right of the border.</param>
    /// <returns>The ground's bottom.</returns>
    public double Place(string host, double top, double aside)
    {
        _top = top;
        // Even, as rows and interfaces are: a cable between the two is then straight.
        var bandsTop = top + (2 * Math.Ceiling((Math.Max(Math.Max(_owners?.Height ?? 0, aside), _area.IsHost ? 0 : 8) + 4) / 2));
        var railsTop = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var band in _area.Bands)
        {
            railsTop[band.Key] = bandsTop + _bands.Top(band) + Lanes.RailTop;
        }

        Rails = new RailPlaces(_seats, railsTop);
        var interfaces = InterfaceColumn.Place(_book, _area, top, Wishes(bandsTop));
        var bottom = Math.Max(bandsTop + _bands.Height, Math.Max(interfaces.Bottom, top + 80)) + 14;
        var id = HostDrawing.AreaId(_area);
        _sketch.Add(HostDrawing.Area(_area, host, new Box(Lanes.AreaX, top, Lanes.AreaWidth, bottom - top)));
        foreach (var (plan, y) in interfaces.Tops)
        {
            _sketch.Add(InterfaceDrawing.Draw(plan, id, y, HealthOf(plan.Node)));
        }

        DrawOwners(id);
        foreach (var band in _area.Bands)
        {
            DrawBand(band, id, bandsTop + _bands.Top(band) + Lanes.BandGap);
        }

        return bottom;
    }

    /// <summary>Where rails stand, once placed.</summary>
    public RailPlaces Rails { get; private set; } = RailPlaces.None;

    /// <summary>Stands a published port where it belongs.</summary>
    public void AddPlate(PlatePlan plate, double middle)
    {
        _sketch.Add(PlateDrawing.Draw(plate, _entries, HostDrawing.AreaId(_area), middle));
        _plates.Add(new PlacedPlate(plate, middle));
    }

    private void DrawOwners(string area)
    {
        if (_owners is not { Owners.Count: > 0 })
        {
            return;
        }

        _sketch.Add(HostDrawing.Head("owners/" + _area.Key, area, Lanes.OwnerX, _top + 3, Lanes.OwnerWidth, $"On {_hostName}’s own addresses"));
        foreach (var owner in _owners.Owners)
        {
            var element = OwnerDrawing.Draw(owner, area, _top + _owners.Top(owner));
            _sketch.Add(element);
            for (var i = 0; i < owner.Plates.Count; i++)
            {
                var plate = owner.Plates[i];
                AddPlate(plate, _sketch.At(element.Id, OwnerDrawing.Jack(i)).Y);
                _sketch.Add(new SceneEdge
                {
                    Id = "held/" + plate.Key,
                    Look = owner.State switch { PlugState.In => EdgeLook.Lead, PlugState.Failed => EdgeLook.Failed, _ => EdgeLook.Wanted },
                    From = PlateDrawing.IdOf(plate), FromJack = PlateDrawing.Right, To = element.Id, ToJack = OwnerDrawing.Jack(i),
                    Path = Ways.Straight(_sketch.At(PlateDrawing.IdOf(plate), PlateDrawing.Right), _sketch.At(element.Id, OwnerDrawing.Jack(i))),
                    Name = $"{owner.Name} {(plate.Wanted ? "wants" : "holds")} {PlateDrawing.Ports(plate.First, plate.Last)}",
                    Nodes = [owner.Node.Id],
                });
            }
        }
    }

    private void DrawBand(BandPlan band, string area, double headTop)
    {
        _sketch.Add(RailDrawing.Head(band, area, headTop, band.Node is null ? Health.Ok : HealthOf(band.Node)));
        if (band.Kind != BandKind.Pairs)
        {
            _sketch.Add(RailDrawing.Rail(band, area, Rails.Top(band.Key), _seats[band.Key].Count, _cards.Plugged(band.Key) + _area.Interfaces.Count(i => i.Master == band.Key)));
        }
    }

    public Health HealthOf(Node node) => NodeHealth.Of(_snapshot, node);

    /// <summary>The height that an interface would best stand at: the middle of the plates that it serves.</summary>
    private Dictionary<string, double> Wishes(double bandsTop)
    {
        var wishes = new Dictionary<string, double>(StringComparer.Ordinal);
        var served = ServedHeights().ToList();
        var middle = served.Count > 0 ? served.Average() : _bands.Height > 0 ? bandsTop + (_bands.Height / 2) : _top + 80;
        foreach (var nic in _area.Interfaces.Where(i => !i.IsLoopback))
        {
            wishes[nic.Node.Id] = nic.Master is { } master ? Rails.Middle(master, nic.Node.Id) : middle;
        }

        return wishes;
    }

    private IEnumerable<double> ServedHeights()
    {
        foreach (var owner in _owners?.Owners ?? [])
        {
            for (var i = 0; i < owner.Plates.Count; i++)
            {
                if (IsServed(owner.Plates[i]))
                {
                    yield return _top + _owners!.Top(owner) + (Lanes.OwnerHeight / 2) + (i * Lanes.OwnerPitch);
                }
            }
        }

        foreach (var band in _area.Bands)
        {
            foreach (var card in _cards.In(band.Key).Where(c => c.LeadLine >= 0 && c.Plates.Any(IsServed)))
            {
                yield return Rails.Middle(band.Key, Rails.Row(band.Key, card.Key) + 1 + card.LeadLine);
            }
        }
    }

    private static bool IsServed(PlatePlan plate) => !plate.IsLoopback && !plate.Wanted;
}

/// <summary>A plate and where its middle stands.</summary>
internal readonly record struct PlacedPlate(PlatePlan Plan, double Middle);
