using NetDash.Drawing.Layout;
using NetDash.Drawing.Ports;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Services;
using NetDash.Drawing.Slots;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Drawing;

/// <summary>The one door of this room: a topology and a slot book in, a picture and the slot book after it out. Pure.</summary>
public static class MapDrawing
{
    /// <summary>Draws the wiring lens. O(nodes + edges).</summary>
    /// <param name="snapshot">The whole topology, also where a filter is on: what is left stands on rails that must be known.</param>
    /// <param name="shown">Whether a filter leaves a node; null without a filter, which leaves all but pause containers.</param>
    /// <param name="book">Where things stood before; <see cref="SlotBook.Empty"/> at first.</param>
    public static Drawn Draw(TopologySnapshot snapshot, Func<string, bool>? shown, SlotBook book) => Draw(ViewLens.Wiring, snapshot, shown, book);

    /// <summary>Draws a lens. O(nodes + edges + ports).</summary>
    /// <param name="lens">Which question the picture answers.</param>
    /// <param name="snapshot">The whole topology, also where a filter is on.</param>
    /// <param name="shown">Whether a filter leaves a node; null without a filter.</param>
    /// <param name="book">Where things of this lens stood before; <see cref="SlotBook.Empty"/> at first.</param>
    public static Drawn Draw(ViewLens lens, TopologySnapshot snapshot, Func<string, bool>? shown, SlotBook book)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(book);
        var sketch = new Sketch();
        var editor = new BookEditor(book);
        switch (lens)
        {
            case ViewLens.Ports:
                PortsPicture.Draw(sketch, editor, snapshot, shown);
                break;
            case ViewLens.Services:
                ServicesPicture.Draw(sketch, editor, snapshot, shown);
                break;
            default:
                WiringPicture.Draw(sketch, editor, snapshot, shown);
                break;
        }

        FindingSides.Mark(sketch, snapshot);
        return new Drawn(sketch.ToScene(), editor.ToBook());
    }
}

/// <summary>A picture and the slot book that keeps its places.</summary>
public sealed record Drawn(Scene Scene, SlotBook Book);
