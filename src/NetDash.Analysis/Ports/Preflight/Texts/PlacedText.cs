using System.Text;

namespace NetDash.Analysis.Ports.Preflight.Texts;

/// <summary>
/// A value as it is meant, which knows for each character where it is written: nowhere for what came from a variable, or through
/// an escape.
/// </summary>
internal sealed class PlacedText
{
    private const int Nowhere = -1;
    private readonly int[] _indexes;
    private readonly int _first;

    private PlacedText(SourceText source, string text, int[] indexes, int first)
    {
        Source = source;
        Text = text;
        _indexes = indexes;
        _first = first;
    }

    public SourceText Source { get; }

    public string Text { get; }

    /// <summary>Where the whole begins, for errors.</summary>
    public TextPlace Start => Source.Place(_first, 0);

    /// <summary>A value that is written as it is meant.</summary>
    public static PlacedText At(SourceText source, int index, string text) =>
        new(source, text, [.. Enumerable.Range(index, text.Length)], index);

    /// <summary>A value of which no part is written as it is meant.</summary>
    public static PlacedText Unwritten(SourceText source, int near, string text)
    {
        var indexes = new int[text.Length];
        Array.Fill(indexes, Nowhere);
        return new PlacedText(source, text, indexes, near);
    }

    /// <summary>A part of it.</summary>
    public PlacedText Slice(int start, int length) => new(
        Source, Text.Substring(start, length), _indexes[start..(start + length)],
        start < _indexes.Length && _indexes[start] != Nowhere ? _indexes[start] : _first);

    /// <summary>Everything from a character on.</summary>
    public PlacedText Slice(int start) => Slice(start, Text.Length - start);

    /// <summary>Where the whole is written; null where it is not written in one piece.</summary>
    public TextPlace? Place()
    {
        for (var i = 0; i < _indexes.Length; i++)
        {
            if (_indexes[i] == Nowhere || _indexes[i] != _indexes[0] + i)
            {
                return null;
            }
        }

        return _indexes.Length == 0 ? null : Source.Place(_indexes[0], _indexes.Length);
    }

    /// <summary>Begins another value in its stead.</summary>
    public Builder NewBuilder() => new(Source, _first);

    public PreflightException Error(string problem) => Source.Error(problem, _first);

    public override string ToString() => Text;

    /// <summary>Puts one together from pieces.</summary>
    internal sealed class Builder(SourceText source, int first)
    {
        private readonly StringBuilder _text = new();
        private readonly List<int> _indexes = [];

        public int Length => _text.Length;

        /// <summary>A character that is written at an index.</summary>
        public void Add(char c, int index)
        {
            _text.Append(c);
            _indexes.Add(index);
        }

        /// <summary>Characters of another.</summary>
        public void Add(PlacedText text)
        {
            _text.Append(text.Text);
            _indexes.AddRange(text._indexes);
        }

        /// <summary>Characters that are written nowhere.</summary>
        public void AddUnwritten(string text)
        {
            _text.Append(text);
            _indexes.AddRange(Enumerable.Repeat(Nowhere, text.Length));
        }

        public PlacedText Build() => new(source, _text.ToString(), [.. _indexes], first);
    }
}
