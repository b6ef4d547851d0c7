using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Yaml;

/// <summary>Keys and values, with those of merge keys (<c>&lt;&lt;</c>) taken in.</summary>
internal sealed class YamlMapping(SourceText source, int start, string tag) : YamlNode(source, start, tag)
{
    private readonly Dictionary<string, YamlNode> _byKey = new(StringComparer.Ordinal);
    private readonly List<(YamlNode Key, YamlNode Value)> _entries = [];

    /// <summary>Its entries in the order of the text; what was merged in comes last.</summary>
    public IReadOnlyList<(YamlNode Key, YamlNode Value)> Entries => _entries;

    /// <summary>The value of a key; null where there is none, or it is empty.</summary>
    public YamlNode? this[string key] => _byKey.GetValueOrDefault(key) is { } node and not YamlScalar { IsNull: true, Tag: "" } ? node : null;

    /// <summary>Adds an entry; false where the key stands there already.</summary>
    public bool TryAdd(YamlNode key, YamlNode value)
    {
        if (key is YamlScalar scalar && !_byKey.TryAdd(scalar.Value, value))
        {
            return false;
        }

        _entries.Add((key, value));
        return true;
    }

    /// <summary>Whether a key stands there, be its value empty.</summary>
    public bool Has(string key) => _byKey.ContainsKey(key);

    /// <summary>The values whose keys are words.</summary>
    public IEnumerable<(YamlScalar Key, YamlNode Value)> Named()
    {
        foreach (var (key, value) in _entries)
        {
            if (key is YamlScalar name)
            {
                yield return (name, value);
            }
        }
    }
}
