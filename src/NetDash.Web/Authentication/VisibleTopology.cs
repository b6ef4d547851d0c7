using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Web.Authentication;

/// <summary>The topology as somebody may see it: the one way from the store to an answer.</summary>
internal sealed class VisibleTopology(TopologyStore store, AccessReader reader)
{
    /// <summary>The newest version, within what the asker may see.</summary>
    public TopologySnapshot Now(HttpContext context) => reader.Of(context).See(store.Current);
}
