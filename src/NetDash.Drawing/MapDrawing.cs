using NetDash.Drawing.Layout;
using NetDash.Drawing.Ports;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Services;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
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
    /// <param name="rollUp">What is rolled up where there is much; null for what is by itself.</param>
    public static Drawn Draw(ViewLens lens, TopologySnapshot snapshot, Func<string, bool>? shown, SlotBook book, ViewRollUp? rollUp = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(book);
        var sketch = new Sketch();
        var editor = new BookEditor(book);
        RolledUp? rolledUp = null;
        switch (lens)
        {
            case ViewLens.Ports:
                PortsPicture.Draw(sketch, editor, snapshot, shown);
                break;
            case ViewLens.Services:
                rolledUp = ServicesPicture.Draw(sketch, editor, snapshot, shown, rollUp ?? ViewRollUp.Auto);
                break;
            default:
                rolledUp = WiringPicture.Draw(sketch, editor, snapshot, shown, rollUp ?? ViewRollUp.Auto);
                break;
        }

        FindingSides.Mark(sketch, snapshot);
        return new Drawn(sketch.ToScene(), editor.ToBook(), rolledUp);
    }
}

/// <summary>A picture and the slot book that keeps its places.</summary>
/// <param name="Scene">The picture.</param>
/// <param name="Book">The places.</param>
/// <param name="RolledUp">How much of it is told one by one; null where there is not so much that anything would be rolled up.</param>
public sealed record Drawn(Scene Scene, SlotBook Book, RolledUp? RolledUp = null);

/// <summary>How much of a large picture is told one by one: nobody should take a part for the whole.</summary>
/// <param name="Shown">How many stand for themselves.</param>
/// <param name="Total">All of the view.</param>
/// <param name="Noun">What they are: pod, or in the wiring lens card.</param>
/// <param name="By">What the rest is rolled up by.</param>
public sealed record RolledUp(int Shown, int Total, string Noun, ValueList<RollUpKind> By)
{
    /// <summary>As <c>Rolled up by workload and project</c>.</summary>
    public string Title => $"Rolled up by {string.Join(" and ", By.Select(RollUpKinds.Word))}";

    /// <summary>As <c>12 of 40 cards shown</c>.</summary>
    public string Part => $"{Wording.Number(Shown)} of {Wording.Count(Total, Noun)} shown";
}
