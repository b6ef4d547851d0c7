using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Topology.Views;

namespace NetDash.Web.Api;

/// <summary>The hosts that a request's <c>host</c> parameters name.</summary>
internal static class HostQuery
{
    /// <summary>The hosts named; none when none is named. Null when a name fits none or several: the answer is then given.</summary>
    public static async Task<HashSet<string>?> NamedAsync(HttpContext context, TopologySnapshot snapshot)
    {
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in context.Request.Query["host"].OfType<string>().Where(n => n.Length > 0))
        {
            var found = Find(snapshot, name);
            if (found.Count != 1)
            {
                await (found.Count == 0
                    ? Problems.WriteAsync(context, StatusCodes.Status404NotFound, "host: no host has this name.", KeyValuePair.Create("value", (object?)name))
                    : ViewQuery.AmbiguousAsync(context, "host", name, found));
                return null;
            }

            hosts.Add(found[0].Id);
        }

        return hosts;
    }

    /// <summary>
    /// The one host that is meant: the one named, else the only one there is, else the machine's own whose kernel is read. Null when
    /// that leaves none or several: the answer is then given.
    /// </summary>
    public static async Task<string?> OneAsync(HttpContext context, TopologySnapshot snapshot)
    {
        if (await NamedAsync(context, snapshot) is not { } named)
        {
            return null;
        }

        if (named.Count == 0 && Default(snapshot) is { } only)
        {
            return only.Id;
        }

        switch (named.Count)
        {
            case 1:
                return named.First();
            case 0 when !snapshot.OfKind(NodeKind.Host).Any():
                context.Response.Headers.RetryAfter = "1";
                await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "No host is read yet.");
                return null;
            case 0:
                await ViewQuery.AmbiguousAsync(context, "host", "", snapshot.OfKind(NodeKind.Host).OrderBy(n => n.Id, StringComparer.Ordinal));
                return null;
            default:
                await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "host: one host is asked about at a time.", KeyValuePair.Create("parameter", (object?)"host"));
                return null;
        }
    }

    /// <summary>The host that is meant where none is named; null when there is none, or none of several stands out.</summary>
    public static Node? Default(TopologySnapshot snapshot)
    {
        var hosts = snapshot.OfKind(NodeKind.Host).ToList();
        if (hosts.Count == 1)
        {
            return hosts[0];
        }

        // Of the hosts on the machine that NetDash itself reads, the one of the machine's first process.
        var own = hosts.Where(h => h.Id == Topology.Identity.NodeId.Host(((HostProperties)h.Properties).MachineId)).ToList();
        return own.Count == 1 ? own[0] : null;
    }

    /// <summary>The hosts that a name may mean.</summary>
    public static ValueList<Node> Find(TopologySnapshot snapshot, string name)
    {
        var found = NodeNames.Find(snapshot, name).Where(n => n.Kind == NodeKind.Host).ToValueList();
        return found.Count > 0 ? found : NodeNames.Find(snapshot, NodeKind.Host, name);
    }
}
