using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Yaml;

/// <summary>A part of a YAML document that knows where it is written.</summary>
internal abstract class YamlNode(SourceText source, int start, string tag)
{
    public SourceText Source { get; } = source;

    /// <summary>Where it begins in the text, its anchor and tag included.</summary>
    public int Start { get; } = start;

    /// <summary>As <c>!reset</c>; empty for none.</summary>
    public string Tag { get; } = tag;

    /// <summary>Nodes in it, itself included, with every alias written out.</summary>
    public long Size { get; set; } = 1;

    /// <summary>How often it counts: 0 where only an extension (<c>x-…</c>) holds it, 2 where an alias uses it again, or more often.</summary>
    public int Uses { get; set; }

    public PreflightException Error(string problem) => Source.Error(problem, Start);
}
