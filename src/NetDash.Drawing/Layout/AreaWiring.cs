using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Layout;

/// <summary>Ways from interfaces: to the plates that they serve, and to the rails that they are ports of.</summary>
internal sealed class AreaWiring(Sketch sketch, AreaLayout area)
{
    public void Draw()
    {
        Enslaved();
        Reach();
    }

    private void Enslaved()
    {
        foreach (var nic in area.Plan.Interfaces.Where(i => i.Master is not null && area.Rails.Has(i.Master)))
        {
            var band = area.Plan.Bands.First(b => b.Key == nic.Master);
            var from = InterfaceDrawing.IdOf(nic.Node);
            var to = RailDrawing.RailId(band);
            var jack = RailDrawing.Left(area.Rails.Row(band.Key, nic.Node.Id));
            sketch.Add(new SceneEdge
            {
                Id = "master/" + nic.Node.Id,
                Look = EdgeLook.Cable,
                From = from, FromJack = InterfaceDrawing.Right, To = to, ToJack = jack,
                Path = Ways.Step(sketch.At(from, InterfaceDrawing.Right), sketch.At(to, jack), Lanes.TieX, 5),
                Plugs = Plugs.End,
                Name = $"{nic.Nic.IfName} in {band.Name}",
                Nodes = [nic.Node.Id, band.Node!.Id],
            });
        }
    }

    /// <summary>Loopback plates hang on the loopback, or on nothing; never on the trunk from a real interface: that gap is the message.</summary>
    private void Reach()
    {
        var loopback = area.Plan.Interfaces.FirstOrDefault(i => i.IsLoopback);
        var uplinks = area.Plan.Interfaces.Where(i => !i.IsLoopback && i.Nic.Addresses.Count > 0).ToList();
        foreach (var (plate, _) in area.Plates.Where(p => !p.Plan.Wanted))
        {
            var nic = plate.IsLoopback ? loopback
                : plate.IsWildcard ? uplinks.FirstOrDefault()
                : uplinks.Find(u => u.Nic.Addresses.Any(a => plate.Addresses.Contains(a.Split('/')[0])));
            if (nic is null)
            {
                continue;
            }

            var from = InterfaceDrawing.IdOf(nic.Node);
            var to = PlateDrawing.IdOf(plate);
            var bus = plate.IsLoopback ? Lanes.BusX - 9 : plate.IsWildcard ? Lanes.BusX : Lanes.BusX + 7;
            sketch.Add(new SceneEdge
            {
                Id = "reach/" + plate.Key,
                Look = EdgeLook.Trunk,
                From = from, FromJack = InterfaceDrawing.Right, To = to, ToJack = PlateDrawing.Left,
                Path = Ways.Step(sketch.At(from, InterfaceDrawing.Right), sketch.At(to, PlateDrawing.Left), bus, 6),
                Name = $"{nic.Nic.IfName} reaches port {PlateDrawing.Ports(plate.First, plate.Last)}",
                Nodes = [nic.Node.Id, plate.Owner],
            });
        }
    }
}
