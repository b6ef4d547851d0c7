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

    /// <summary>
    /// Whether something has been so for long enough to be no passing moment of a start; if not, it is looked at again when it has.
    /// </summary>
    /// <param name="since">Since when; null for longer than anybody looked.</param>
    /// <param name="grace">How long that is.</param>
    public bool HasLasted(DateTimeOffset? since, TimeSpan grace)
    {
        if (since is not { } began || began + grace <= Now)
        {
            return true;
        }

        // A moment further ahead than that is another machine's clock: it is taken as passed until one's own comes near it.
        var isAhead = began > Now + grace;
        LookAgainAt(isAhead ? began - grace : began + grace);
        return isAhead;
    }

    /// <summary>A rule may find something else from a moment on, whether anything changes or not. A moment that has passed is ignored.</summary>
    public void LookAgainAt(DateTimeOffset moment)
    {
        if (moment > Now && (Due is not { } due || moment < due))
        {
            Due = moment;
        }
    }
}
