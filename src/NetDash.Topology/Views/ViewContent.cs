using System.Collections.Immutable;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>What a view shows of a snapshot. Edges have both ends in it.</summary>
/// <param name="Nodes">Nodes by id.</param>
/// <param name="Edges">Edges by id.</param>
/// <param name="Findings">Findings with a subject in it, by id; all of them in a view of everything.</param>
/// <param name="Ambiguous">Names of the view that several things have; the first by id was taken.</param>
/// <param name="NotFound">Names of the view that nothing has, as <c>host=vm2</c>.</param>
public sealed record ViewContent(
    ImmutableDictionary<string, Node> Nodes,
    ImmutableDictionary<string, Edge> Edges,
    ImmutableDictionary<string, Finding> Findings,
    ValueList<AmbiguousName> Ambiguous,
    ValueList<string> NotFound);

/// <summary>A name that several things have.</summary>
/// <param name="Parameter">The parameter that named it.</param>
/// <param name="Name">The name.</param>
/// <param name="Ids">Ids of all that have it, sorted.</param>
public sealed record AmbiguousName(string Parameter, string Name, ValueList<string> Ids);
