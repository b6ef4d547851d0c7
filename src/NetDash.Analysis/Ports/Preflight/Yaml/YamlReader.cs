using NetDash.Analysis.Ports.Preflight.Texts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetDash.Analysis.Ports.Preflight.Yaml;

/// <summary>
/// Reads YAML into nodes that know their places, within bounds.
/// <code>
/// x-ports: &amp;ports
///   - "8080:80"      # each value knows line, column and length
/// services:
///   web: { ports: *ports }
/// </code>
/// </summary>
internal sealed class YamlReader
{
    private const string Merge = "<<";
    private readonly SourceText _source;
    private readonly IParser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private long _nodes;
    private int _end;

    private YamlReader(SourceText source)
    {
        _source = source;
        _parser = new Parser(new StringReader(source.Text));
    }

    /// <summary>The documents of a text, those that are empty left out.</summary>
    /// <exception cref="PreflightException">It is no YAML, has a key twice, or is beyond a bound.</exception>
    public static IReadOnlyList<YamlNode> Read(SourceText source)
    {
        var reader = new YamlReader(source);
        try
        {
            return reader.Documents();
        }
        catch (YamlException problem)
        {
            throw YamlProblem.Of(source, problem, reader._end);
        }
    }

    private List<YamlNode> Documents()
    {
        var documents = new List<YamlNode>();
        var count = 0;
        while (Next() is { } read)
        {
            if (read is not DocumentStart)
            {
                continue;
            }

            if (++count > PreflightLimits.Documents)
            {
                throw _source.Error($"more than {PreflightLimits.Documents} documents", (int)read.Start.Index);
            }

            _anchors.Clear();
            var root = Node(Next()!, 0);
            YamlUses.Count(root);
            if (root is not YamlScalar { IsNull: true })
            {
                documents.Add(root);
            }
        }

        return documents;
    }

    private ParsingEvent? Next()
    {
        if (!_parser.MoveNext())
        {
            return null;
        }

        _end = Math.Max(_end, (int)_parser.Current!.End.Index);
        return _parser.Current;
    }

    private YamlNode Node(ParsingEvent read, int depth)
    {
        var start = (int)read.Start.Index;
        if (read is AnchorAlias alias)
        {
            var target = _anchors.GetValueOrDefault(alias.Value.Value)
                ?? throw _source.Error($"the alias `*{alias.Value.Value}` stands for nothing before it", start);
            Count(target.Size, start);
            return target;
        }

        if (depth > PreflightLimits.Depth)
        {
            throw _source.Error($"nested deeper than {PreflightLimits.Depth}", start);
        }

        Count(1, start);
        YamlNode node = read switch
        {
            Scalar scalar => new YamlScalar(
                _source, start, (int)scalar.End.Index, TagOf(scalar), scalar.Value, scalar.Style is ScalarStyle.Plain or ScalarStyle.Any),
            SequenceStart list => Sequence(list, start, depth),
            MappingStart mapping => Mapping(mapping, start, depth),
            _ => throw _source.Error("no value stands here", start),
        };
        if (read is NodeEvent { Anchor.IsEmpty: false } named)
        {
            _anchors[named.Anchor.Value] = node;
        }

        return node;
    }

    private YamlSequence Sequence(SequenceStart read, int start, int depth)
    {
        var items = new List<YamlNode>();
        long size = 1;
        for (var next = Next()!; next is not SequenceEnd; next = Next()!)
        {
            items.Add(Node(next, depth + 1));
            size += items[^1].Size;
        }

        return new YamlSequence(_source, start, TagOf(read), items) { Size = size };
    }

    private YamlMapping Mapping(MappingStart read, int start, int depth)
    {
        var mapping = new YamlMapping(_source, start, TagOf(read));
        YamlNode? merged = null;
        for (var next = Next()!; next is not MappingEnd; next = Next()!)
        {
            var key = Node(next, depth + 1);
            var value = Node(Next()!, depth + 1);
            mapping.Size += key.Size + value.Size;
            if (key is YamlScalar { Value: Merge, IsPlain: true })
            {
                merged = merged is null ? value : throw key.Error("the key `<<` stands there twice");
            }
            else if (!mapping.TryAdd(key, value))
            {
                throw key.Error($"the key `{((YamlScalar)key).Value}` stands there twice");
            }
        }

        switch (merged)
        {
            case null:
                break;
            case YamlSequence several:
                // The first of several wins, see https://yaml.org/type/merge.html.
                foreach (var one in several.Items)
                {
                    TakeIn(mapping, one);
                }

                break;
            default:
                TakeIn(mapping, merged);
                break;
        }

        return mapping;
    }

    private static void TakeIn(YamlMapping mapping, YamlNode merged)
    {
        if (merged is not YamlMapping other)
        {
            throw merged.Error("`<<` merges mappings alone");
        }

        foreach (var (key, value) in other.Entries)
        {
            mapping.TryAdd(key, value);
        }
    }

    private void Count(long nodes, int index)
    {
        _nodes += nodes;
        if (_nodes > PreflightLimits.Nodes)
        {
            throw _source.Error($"more than {PreflightLimits.Nodes} values with every alias written out; nothing that large is checked", index);
        }
    }

    private static string TagOf(NodeEvent read) => read.Tag.IsEmpty ? "" : read.Tag.Value;
}
