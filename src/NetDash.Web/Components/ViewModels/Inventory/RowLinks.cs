using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>
/// Addresses that select the nodes of one kind, by name. Each name is looked at once for all rows: to look for namesakes row by row
/// costs the length of the table for every row.
/// </summary>
public sealed class RowLinks
{
    private readonly PageState _state;
    private readonly Lazy<Dictionary<string, int>> _namesakes;
    private readonly string _word;

    /// <summary>Links of one version and address.</summary>
    public RowLinks(PageState state, NodeKind kind)
    {
        _state = state;
        _word = NodeNames.Word(kind);
        _namesakes = new(() =>
        {
            var count = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var node in state.Snapshot.OfKind(kind))
            {
                count[node.Name] = count.GetValueOrDefault(node.Name) + 1;
            }

            return count;
        });
    }

    /// <summary>The address that selects a node.</summary>
    public string To(Node node) => node.Name.Length > 0 && _namesakes.Value.GetValueOrDefault(node.Name) == 1
        ? _state.Select($"{_word}/{node.Name}")
        : _state.Select(node);
}
