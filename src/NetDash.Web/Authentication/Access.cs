using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Authentication;

/// <summary>What somebody may do and see.</summary>
/// <param name="Name">Who it is, for people to read. Hostile text until encoded.</param>
/// <param name="Role">What may be done.</param>
/// <param name="Limit">The most that may be seen; null for everything.</param>
/// <param name="Ended">Is cancelled when the right ends while it is used: revoked, or over.</param>
public sealed record Access(string Name, Role Role, ViewLimit? Limit, CancellationToken Ended)
{
    /// <summary>Sees everything and shares it: who starts the program, and where nobody is asked.</summary>
    public static Access Whole { get; } = new("owner", Role.Sharer, null, CancellationToken.None);

    /// <summary>Whether links and frozen pictures may be made and revoked.</summary>
    public bool MayShare => Role == Role.Sharer && Limit is null;

    /// <summary>What may be seen of a version.</summary>
    public TopologySnapshot See(TopologySnapshot snapshot) => Limit is null ? snapshot : Limit.Of(snapshot);
}
