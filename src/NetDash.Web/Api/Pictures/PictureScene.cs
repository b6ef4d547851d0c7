using NetDash.Drawing;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Api.Pictures;

/// <summary>The scene of a view.</summary>
internal static class PictureScene
{
    /// <summary>Draws what a view shows of a snapshot.</summary>
    public static Scene Of(TopologySnapshot snapshot, TopologyView view, ViewContent content) =>
        MapDrawing.Draw(snapshot, view.IsAll ? null : content.Nodes.ContainsKey, SlotBook.Empty).Scene;
}
