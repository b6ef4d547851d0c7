using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Authentication;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Components.Live;

/// <summary>
/// What a page is a function of: one version of the topology and one address. Everything on the page is made from the same one,
/// so that a table, its counts and the panel beside it never disagree.
/// </summary>
/// <param name="Snapshot">The topology.</param>
/// <param name="Address">The address.</param>
/// <param name="Access">What the reader may do and see.</param>
public sealed record PageState(TopologySnapshot Snapshot, PageAddress Address, Access Access)
{
    private readonly Lazy<TopologyView> _view = new(() => ViewOf(Address, Access));
    private readonly Lazy<ViewContent> _content = new(() => ViewOf(Address, Access).Apply(Snapshot));
    private readonly Lazy<Selection?> _selection = new(() => Selection.Find(Snapshot, Address["select"]));
    private readonly Lazy<ChosenFinding?> _finding = new(() => ChosenFinding.Find(Snapshot, Address["finding"]));

    /// <summary>The state of a reader who may see everything.</summary>
    public PageState(TopologySnapshot snapshot, PageAddress address)
        : this(snapshot, address, Access.Whole)
    {
    }

    /// <summary>The filters of the address, within what the reader may see.</summary>
    public TopologyView View => _view.Value;

    /// <summary>What the filters leave.</summary>
    public ViewContent Content => _content.Value;

    /// <summary>Whether a table lists a node: the filters leave it, and it is not a pause container that nobody asked for.</summary>
    public bool Lists(Node node) => (!View.HasFilters || Content.Nodes.ContainsKey(node.Id)) && !PauseChoice.Hides(View, node);

    /// <summary>What <c>?select=</c> names; null without it.</summary>
    public Selection? Selection => _selection.Value;

    /// <summary>What <c>?finding=</c> names; null without it.</summary>
    public ChosenFinding? Finding => _finding.Value;

    /// <summary>The address that selects a node on this page, by name; what was open of another thing closes.</summary>
    public string Select(Node node) => Select(NodeNames.LinkName(Snapshot, node));

    /// <summary>The address that selects a port, by where it is.</summary>
    public string Select(LedgerEntry entry) => Select(PortReference.Of(Snapshot, entry));

    /// <summary>The address that selects a thing by its reference; null for nothing.</summary>
    public string Select(string? reference) => PageSections.Left(Address.With("select", reference).With("finding", null)).ToString();

    /// <summary>The address that opens a finding, by what it is about.</summary>
    public string Open(Finding finding) => Open(FindingReference.Of(Snapshot, finding));

    /// <summary>The address that opens a finding by its reference; null for none.</summary>
    public string Open(string? finding) => PageSections.Left(Address.With("finding", finding).With("select", null)).ToString();

    /// <summary>The address as somebody copies it: what it names by an id, which ends with the thing, it names by what it is.</summary>
    public PageAddress Shared => SharedAddress.Of(Snapshot, Address);

    private static TopologyView ViewOf(PageAddress address, Access access) => TopologyView.Parse(address.Parameters).Within(access.Limit);

    /// <summary>Whether a finding is the one that the address names.</summary>
    public bool IsOpen(Finding finding) => Finding?.Finding?.Id == finding.Id;
}

/// <summary>What an address selects.</summary>
/// <param name="Reference">As the address names it.</param>
/// <param name="Node">The node; null when nothing has that name now, or when it is something else.</param>
/// <param name="Others">How many more things have that name.</param>
/// <param name="Edge">The edge, by its id or the names of its ends.</param>
/// <param name="Port">The port, whether anybody has or wants it or not.</param>
public sealed record Selection(string Reference, Node? Node, int Others, Edge? Edge = null, PortAt? Port = null)
{
    /// <summary>The id of what is selected; null when nothing has that name now.</summary>
    public string? Id => Node?.Id ?? Edge?.Id ?? Entry?.Id;

    /// <summary>The entry of the port ledger; null where none is selected, and while nobody has or wants the port.</summary>
    public LedgerEntry? Entry => Port?.Entry;

    /// <summary>Whether it is a port that is, or was, selected.</summary>
    public bool IsPort => Node is null && Edge is null && PortReference.IsOne(Reference);

    /// <summary>Finds what a reference means; null without one.</summary>
    public static Selection? Find(TopologySnapshot snapshot, string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var found = NodeNames.Find(snapshot, reference);
        if (found.Count > 0)
        {
            return new Selection(reference, found[0], found.Count - 1);
        }

        var edges = EdgeNames.Find(snapshot, reference);
        return edges.Count > 0
            ? new Selection(reference, null, edges.Count - 1, edges[0])
            : new Selection(reference, null, 0, null, PortReference.Find(snapshot, reference));
    }
}
