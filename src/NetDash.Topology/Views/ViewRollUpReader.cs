using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>Reads <c>collapse</c> and <c>expand</c>, adding a notice for what it cannot.</summary>
internal sealed class ViewRollUpReader(List<string> notices)
{
    private const int LongestReference = 512;

    private readonly SortedSet<string> _expanded = new(StringComparer.Ordinal);
    private readonly SortedSet<RollUpKind> _by = [];
    private bool _never;
    private bool _auto;

    /// <summary>Whether the parameter is one of the two.</summary>
    public bool Reads(string key, string value)
    {
        switch (key)
        {
            case "collapse":
                ReadCollapse(value);
                return true;
            case "expand":
                ReadExpand(value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What all of them say: none before anything else, and what is named before what is by itself.</summary>
    public ViewRollUp Read() => new(_never, _expanded.ToValueList())
    {
        By = _never ? [] : _by.ToValueList(),
        IsAsked = !_never && (_auto || _by.Count > 0),
    };

    private void ReadCollapse(string value)
    {
        if (RollUpKinds.Kind(value) is { } kind)
        {
            _by.Add(kind);
        }
        else if (value is "none" or "auto" or "")
        {
            _never |= value == "none";
            _auto |= value == "auto";
        }
        else
        {
            notices.Add($"collapse: {TopologyView.Shown(value)} is none of auto, none, {string.Join(", ", Enum.GetValues<RollUpKind>().Select(RollUpKinds.Word))}, ignored.");
        }
    }

    private void ReadExpand(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (value.Length > LongestReference)
        {
            notices.Add($"expand: longer than {LongestReference} characters, ignored.");
        }
        else if (slash > 0 && NodeNames.Kind(value[..slash]) is { } kind && !ViewRollUp.Kinds.Contains(kind))
        {
            notices.Add($"expand: {TopologyView.Shown(value)} is no {string.Join(", ", ViewRollUp.Kinds.Order().Select(NodeNames.Word))}, ignored.");
        }
        else if (value.Length > 0 && _expanded.Count >= ViewRollUp.MostExpanded && !_expanded.Contains(value))
        {
            notices.Add($"expand: more than {ViewRollUp.MostExpanded}, the rest is ignored.");
        }
        else if (value.Length > 0)
        {
            _expanded.Add(value);
        }
    }
}
