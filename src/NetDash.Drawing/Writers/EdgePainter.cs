using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Writers;

/// <summary>Paints lines, their plugs and their badges.</summary>
internal sealed class EdgePainter(ISurface surface, Palette palette)
{
    /// <summary>Paints a line and the plugs at its ends.</summary>
    public void Paint(SceneEdge edge)
    {
        surface.Path(edge.Path, default, 1, null, Of(edge.Look));
        if (edge.Look == EdgeLook.Tunnel)
        {
            // Of one broad line the middle is taken out: two lines.
            surface.Path(edge.Path, default, 1, null, new Pen(palette.Canvas, 1.5));
        }

        if (edge.Look == EdgeLook.Forward && PathEnds.Of(edge.Path) is { } way)
        {
            surface.Path(ArrowHead.At(way.End), way.End.At, 1, null, Of(edge.Look) with { Round = true });
        }

        if (edge.Plugs != Plugs.None && PathEnds.Of(edge.Path) is { } ends)
        {
            var plug = edge.Look == EdgeLook.Cable ? Plug.OfCable : Plug.OfLead;
            if (edge.Plugs is Plugs.Start or Plugs.Both)
            {
                Paint(plug, ends.Start);
            }

            if (edge.Plugs is Plugs.End or Plugs.Both)
            {
                Paint(plug, ends.End);
            }
        }
    }

    /// <summary>Paints the crossed badge of a conflict, where it has one.</summary>
    public void PaintBadge(SceneEdge edge)
    {
        if (edge.Badge is { } middle)
        {
            surface.Box(new Box(middle.X - 9, middle.Y - 9, 18, 18), 4, palette.Err, null);
            surface.Path("M-3.5-3.5l7 7m0-7l-7 7", middle, 1, null, new Pen(palette.Surface, 2, Round: true));
        }
    }

    private Pen Of(EdgeLook look) => look switch
    {
        EdgeLook.Cable => new(palette.Cable, 2.5),
        EdgeLook.Lead or EdgeLook.Forward => new(palette.Cable, 1.5),
        EdgeLook.Trunk => new(palette.CableDim, 1),
        EdgeLook.Wanted => new(palette.Cable, 1.5, 4, 3),
        EdgeLook.Failed => new(palette.Err, 1.5, 4, 3),
        EdgeLook.Conflict => new(palette.Err, 2),
        EdgeLook.Tunnel => new(palette.Cable, 4.5),
        EdgeLook.Parent => new(palette.Cable, 1.5, 1, 3),
        EdgeLook.Attached or EdgeLook.Endpoint => new(palette.CableDim, 1.5),
        EdgeLook.EndpointOut => new(palette.CableDim, 1.5, 4, 3),
        _ => throw new ArgumentOutOfRangeException(nameof(look), look, "No such look."),
    };

    private void Paint(Plug plug, PathEnd end)
    {
        surface.Path(plug.Boot(end), end.At, 1, palette.Ink3, null);
        surface.Path(plug.Body(end), end.At, 1, palette.Cable, null);
    }
}
