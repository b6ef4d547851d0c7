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
    private readonly int _mark;
    private long _nodes;
    private int _end;

    private YamlReader(SourceText source)
    {
        _source = source;
        // A byte order mark would be part of the first word.
        _mark = source.Text is ['\uFEFF', ..] ? 1 : 0;
        _parser = new Parser(new StringReader(source.Text[_mark..]));
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
            throw YamlProblem.Of(source, problem, reader.Index(problem.Start), reader._end);
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
                throw _source.Error($"more than {PreflightLimits.Documents} documents", Index(read.Start));
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

        _end = Math.Max(_end, Index(_parser.Current!.End));
        return _parser.Current;
    }

    private YamlNode Node(ParsingEvent read, int depth)
    {
        var start = Index(read.Start);
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
                _source, start, Index(scalar.End), TagOf(scalar), scalar.Value, scalar.Style is ScalarStyle.Plain or ScalarStyle.Any),
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
            if (read.Style != MappingStyle.Flow)
            {
                CheckIndent(Index(next.Start));
            }

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

    /// <summary>YAML 1.2, 6.1: a tab never indents. The parser takes some all the same, which PyYAML and yaml.v3 refuse.</summary>
    private void CheckIndent(int index)
    {
        var tab = -1;
        var i = index - 1;
        for (; i >= 0 && _source.Text[i] is (' ' or '\t'); i--)
        {
            tab = _source.Text[i] == '\t' ? i : tab;
        }

        if (tab >= 0 && (i < 0 || _source.Text[i] is '\n' or '\r' or '\uFEFF'))
        {
            throw _source.Error(YamlProblem.TabIndents, tab);
        }
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

    private int Index(Mark mark) => (int)mark.Index + _mark;

    private static string TagOf(NodeEvent read) => read.Tag.IsEmpty ? "" : read.Tag.Value;
}
