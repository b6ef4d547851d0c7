using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>What rules look at: a part of a snapshot that is looked at again as a whole when something in it changes.</summary>
internal abstract class Scope(TopologySnapshot snapshot, string id)
{
    public TopologySnapshot Snapshot { get; } = snapshot;

    /// <summary>Node id of the host or cluster.</summary>
    public string Id { get; } = id;

    /// <summary>The moment that is looked at.</summary>
    public DateTimeOffset Now => Snapshot.Time;

    /// <summary>When time alone makes a difference to what was found; null when only a change does.</summary>
    public DateTimeOffset? Due { get; private set; }

    /// <summary>A rule may find something else from a moment on, whether anything changes or not. A moment that has passed is ignored.</summary>
    public void LookAgainAt(DateTimeOffset moment)
    {
        if (moment > Now && (Due is not { } due || moment < due))
        {
            Due = moment;
        }
    }
}
