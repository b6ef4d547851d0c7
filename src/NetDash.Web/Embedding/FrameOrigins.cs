using NetDash.Web.Configuration;

namespace NetDash.Web.Embedding;

/// <summary>All origins whose pages may show the map in a frame.</summary>
internal sealed class FrameOrigins(NetDashOptions options)
{
    private readonly string _text = string.Join(' ', options.Embedding.FrameAncestors.Select(v => FrameOrigin.Parse(v).Origin!.Text).Distinct(StringComparer.Ordinal));

    /// <summary>Whether there is any.</summary>
    public bool Any => _text.Length > 0;

    /// <summary>Separated by spaces; empty for none.</summary>
    public override string ToString() => _text;
}
