using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Yaml;

/// <summary>A list.</summary>
internal sealed class YamlSequence(SourceText source, int start, string tag, IReadOnlyList<YamlNode> items) : YamlNode(source, start, tag)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}
