using NetDash.Drawing.Scenes;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>
/// Which interfaces lead out of the hosts: those of host namespaces that a default route of the main table goes by. Where that is
/// a bridge, the interfaces that are its ports lead out for it; one without such ports does so itself.
/// </summary>
internal static class Uplinks
{
    /// <summary>Each with what stands for it in the picture.</summary>
    public static IEnumerable<(SceneElement Element, InterfaceProperties Nic)> Of(HostLayout host, Sketch sketch)
    {
        foreach (var area in host.Areas.Select(a => a.Plan).Where(p => p.IsHost))
        {
            foreach (var plan in area.Interfaces.Where(i => !i.IsLoopback && i.Nic.DefaultRoutes.Count > 0))
            {
                if (sketch.Elements.TryGetValue(InterfaceDrawing.IdOf(plan.Node), out var element))
                {
                    yield return (element, plan.Nic);
                }
            }

            foreach (var band in area.Bands.Where(b => b.Kind == BandKind.Bridge))
            {
                var nic = (InterfaceProperties)band.Node!.Properties;
                if (nic.DefaultRoutes.Count == 0)
                {
                    continue;
                }

                var ports = area.Interfaces.Where(i => i.Master == band.Key).Select(i => InterfaceDrawing.IdOf(i.Node)).ToList();
                foreach (var id in ports.Count > 0 ? ports : [RailDrawing.HeadId(band)])
                {
                    if (sketch.Elements.TryGetValue(id, out var element))
                    {
                        yield return (element, nic);
                    }
                }
            }
        }

        // A veth on no bridge stands where a rail would be, with the card that is at its other end.
        foreach (var port in host.Cards.SelectMany(c => c.Lines).Select(l => l.Plug?.Port).OfType<Node>().Where(p => HostNodes.Nic(p).DefaultRoutes.Count > 0))
        {
            if (port.Parent == host.Plan.Areas[0].Netns?.Id && sketch.Elements.TryGetValue(InterfaceDrawing.IdOf(port), out var element))
            {
                yield return (element, HostNodes.Nic(port));
            }
        }
    }
}
