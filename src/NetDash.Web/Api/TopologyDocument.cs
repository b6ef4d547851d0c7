using System.ComponentModel;
using NetDash.Topology.Model;

namespace NetDash.Web.Api;

/// <summary>
/// The topology as <c>/api/v1/topology</c> answers it. Described here for OpenAPI; written piece by piece by
/// <see cref="TopologyDocumentWriter"/>, since a large one as a whole would be megabytes of text at once.
/// </summary>
internal sealed record TopologyDocument(
    [property: Description("Drawn at each start of NetDash: versions of another epoch mean nothing.")] string Epoch,
    [property: Description("Grows by one with each change.")] long Version,
    [property: Description("When this version was made.")] DateTimeOffset Time,
    [property: Description("What is read, and how that goes.")] IReadOnlyList<SourceDto> Sources,
    [property: Description("The nodes of the view, by id.")] IReadOnlyList<Node> Nodes,
    [property: Description("The edges between them, by id.")] IReadOnlyList<Edge> Edges,
    [property: Description("What of the view was ignored or not found, and why; left out when there is nothing.")] IReadOnlyList<string>? Notices);
