using NetDash.Drawing.Words;
using NetDash.Topology.Views;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Components.ViewModels;

/// <summary>What of an address is ignored, or means nothing that is there. Pure.</summary>
/// <param name="Text">In words.</param>
/// <param name="Meant">What may be meant instead; null where nothing is near.</param>
/// <param name="Way">The address that says so; null with <paramref name="Meant"/>.</param>
public sealed record AddressNotice(string Text, string? Meant = null, string? Way = null)
{
    /// <summary>All of an address, each once.</summary>
    public static IReadOnlyList<AddressNotice> Of(PageState state) =>
    [
        .. state.View.Notices.Concat(AddressNotices.Of(state.Address).Select(n => n.Notice))
            .Concat(state.Content.Ambiguous.Select(a => $"{a.Ids.Count} things are named {Wording.CutLine(a.Name, 40)}; the first is shown.")).Concat(Unseen(state)).Select(text => new AddressNotice(text))
            .Concat(state.Content.NotFound.Concat(state.View.RollUp.NotFound(state.Snapshot)).Select(named => Missing(state, named))).DistinctBy(n => n.Text),
    ];

    /// <summary>The names of the parameters of one pair that are not understood: at most its own.</summary>
    internal static IEnumerable<string> Keys(PageState state, KeyValuePair<string, string> parameter) =>
        TopologyView.Parse([parameter]).Notices.Select(_ => parameter.Key)
            .Concat(AddressNotices.Of(state.Address).Where(n => n.Key == parameter.Key && n.Key is not ("select" or "finding")).Select(n => n.Key))
            .Concat(state.Content.NotFound.Concat(state.View.RollUp.NotFound(state.Snapshot)).Contains($"{parameter.Key}={parameter.Value.Trim()}", StringComparer.Ordinal) ? [parameter.Key] : []);

    /// <summary>A selection that leads to nothing, where no panel tells of it.</summary>
    private static IEnumerable<string> Unseen(PageState state) => state.Address.IsKiosk && state.Selection is { Id: null, Reference: var reference }
        ? [$"Nothing is named {Wording.CutLine(reference, 40)} now."] : [];

    /// <summary>Something that nothing has the name of, as <c>host=vm2</c>.</summary>
    private static AddressNotice Missing(PageState state, string named)
    {
        var equals = named.IndexOf('=', StringComparison.Ordinal);
        var (key, value) = (named[..equals], named[(equals + 1)..]);
        var text = $"Nothing is named {Wording.CutLine(named, 40)}.";
        return Gone.Meant(state.Snapshot, key, value) is { } meant
            ? new AddressNotice(text, meant, state.Address.WithAll(key, state.Address.All(key).Select(v => v.Trim() == value ? meant : v)).ToString())
            : new AddressNotice(text);
    }
}
