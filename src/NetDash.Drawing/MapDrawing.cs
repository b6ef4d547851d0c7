using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Topology.Model;

namespace NetDash.Drawing;

/// <summary>The one door of this room: a topology and a slot book in, a picture and the slot book after it out. Pure.</summary>
public static class MapDrawing
{
    /// <summary>Draws the wiring lens. O(nodes + edges).</summary>
    /// <param name="snapshot">The whole topology, also where a filter is on: what is left stands on rails that must be known.</param>
    /// <param name="shown">Whether a filter leaves a node; null without a filter.</param>
    /// <param name="book">Where things stood before; <see cref="SlotBook.Empty"/> at first.</param>
    public static Drawn Draw(TopologySnapshot snapshot, Func<string, bool>? shown, SlotBook book)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _ = shown;
        return new Drawn(Scene.Empty, book);
    }
}

/// <summary>A picture and the slot book that keeps its places.</summary>
public sealed record Drawn(Scene Scene, SlotBook Book);
