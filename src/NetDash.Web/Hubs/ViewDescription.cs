using System.Text.Json.Serialization;
using NetDash.Drawing.Marks;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Web.Drawing;

namespace NetDash.Web.Hubs;

/// <summary>What is said of a view beside its picture. All text that others wrote is cut, and hostile until encoded.</summary>
/// <param name="Title">What it shows: a host, a cluster, or how many.</param>
/// <param name="Detail">The host's address; where filters are on, those; else empty.</param>
/// <param name="Icon">SVG path data of the icon before the title; 16 by 16.</param>
/// <param name="Badge">What was found, in few words.</param>
/// <param name="Findings">The worst errors and warnings, the worst first.</param>
/// <param name="Note">What stands in the way of a picture, or was ignored; empty for nothing.</param>
/// <param name="IsRead">Whether any source is read just now.</param>
/// <param name="Stale">Which sources are not read any more and shown as they were; empty for none.</param>
/// <param name="Selected">What the view selects; null for nothing, and where nothing is named so.</param>
/// <param name="Missing">What the view selects and nothing is named; empty for nothing.</param>
internal sealed record ViewDescription(
    string Title,
    string Detail,
    string Icon,
    DescribedBadge Badge,
    ValueList<DescribedFinding> Findings,
    string Note,
    bool IsRead,
    string Stale,
    DescribedThing? Selected,
    string Missing) : WatchItem
{
    /// <summary>Tells it from other items.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "description";
}

/// <summary>What was found, as <c>badge.svg</c> tells it.</summary>
/// <param name="Health">The worst; unknown where that nothing was found says nothing.</param>
/// <param name="Words">In words.</param>
/// <param name="Errors">How many errors.</param>
/// <param name="Warnings">How many warnings.</param>
internal sealed record DescribedBadge([property: JsonConverter(typeof(HealthWords))] Health Health, string Words, int Errors, int Warnings);

/// <summary>An error or a warning.</summary>
internal sealed record DescribedFinding(string Id, FindingSeverity Severity, string Title);

/// <summary>Something that is selected.</summary>
/// <param name="Id">Id of a node, an edge, a ledger entry or a finding.</param>
/// <param name="Reference">As a link names it, which outlives the id.</param>
/// <param name="Kind">A kind of node or edge, <c>port</c> or <c>finding</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Owner">Reference of the node that a port belongs to; null for anything else, and where that cannot be read.</param>
internal sealed record DescribedThing(string Id, string Reference, string Kind, string Name, string? Owner);
