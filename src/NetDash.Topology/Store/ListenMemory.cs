using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Linking.Linkers;
using NetDash.Topology.Model;

namespace NetDash.Topology.Store;

/// <summary>
/// Remembers what each container was seen to listen on during its last run that listened at all: the kernel forgets it with
/// the socket, and the engine never knew. Its facts go with their container.
/// </summary>
internal sealed class ListenMemory
{
    private const string Source = "memory:listened";

    private readonly Dictionary<string, LastListenedFact> _known = new(StringComparer.Ordinal);

    /// <summary>Looks at the containers that were just linked; true when something new was learned.</summary>
    public bool Learn(LinkEngine engine)
    {
        var learned = false;
        foreach (var id in engine.TouchedNodes)
        {
            if (engine.Node(id) is not { } node)
            {
                if (_known.Remove(id))
                {
                    engine.Offer(Source, LastListenedFact.IdOf(id), null);
                    learned = true;
                }
            }
            else if (node.Properties is ContainerProperties { Listening.Count: > 0 } container)
            {
                learned |= Learn(engine, id, container);
            }
        }

        return learned;
    }

    private bool Learn(LinkEngine engine, string id, ContainerProperties container)
    {
        var known = _known.GetValueOrDefault(id);
        var sameRun = known is not null && known.StartedAt == container.StartedAt;
        var seen = container.Listening.Select(socket => socket with { Since = null, Pid = 0, Process = "" });
        var sockets = (sameRun ? known!.Sockets.Concat(seen) : seen).InOrder();
        if (sameRun && sockets == known!.Sockets)
        {
            return false;
        }

        var fact = new LastListenedFact
        {
            Id = LastListenedFact.IdOf(id), ContainerNodeId = id, StartedAt = container.StartedAt, Sockets = sockets,
        };
        _known[id] = fact;
        engine.Offer(Source, fact.Id, fact);
        return true;
    }
}
