using NetDash.Web.Components.Live;

namespace NetDash.Web.Components.Wiring;

/// <summary>The class of something selected, or connected to what is.</summary>
internal static class Lit
{
    public static string? Of(PageState state, string id) =>
        state.Selection is not { Node: { } node } selection ? null
        : node.Id == id ? "selected"
        : selection.Lit.Contains(id) ? "lit" : null;

    /// <summary>Of several things on one card: selected when one is, else lit when one is.</summary>
    public static string? Of(PageState state, Func<Func<string, bool>, bool> isOf) =>
        state.Selection is not { Node: { } node } selection ? null
        : isOf(id => id == node.Id) ? "selected"
        : isOf(selection.Lit.Contains) ? "lit" : null;
}
