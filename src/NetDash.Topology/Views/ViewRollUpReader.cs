using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>Reads <c>collapse</c> and <c>expand</c>, adding a notice for what it cannot.</summary>
internal sealed class ViewRollUpReader(List<string> notices)
{
    private const int LongestReference = 512;

    // In the contract, and drawn by no lens yet.
    private static readonly string[] Later = ["host", "network", "namespace", "workload", "project"];

    private readonly SortedSet<string> _expanded = new(StringComparer.Ordinal);
    private bool _never;

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

    public ViewRollUp Read() => new(_never, _expanded.ToValueList());

    private void ReadCollapse(string value)
    {
        if (value is "none" or "auto" or "")
        {
            _never |= value == "none";
        }
        else
        {
            notices.Add($"collapse: {TopologyView.Shown(value)} {(Later.Contains(value, StringComparer.Ordinal) ? "is not in this version" : "is neither auto nor none")}, ignored.");
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
