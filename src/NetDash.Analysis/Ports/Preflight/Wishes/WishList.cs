namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>What a text asks for, gathered within bounds.</summary>
internal sealed class WishList
{
    private const int MostNotes = 200;
    private readonly List<PortWish> _wishes = [];
    private readonly List<string> _notes = [];
    private int _ranges;
    private int _rangePorts;

    public IReadOnlyList<PortWish> Wishes => _wishes;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Adds a wish.</summary>
    /// <exception cref="PreflightException">There are too many.</exception>
    public void Add(PortWish wish)
    {
        if (wish.Span is { IsOneOf: true } span)
        {
            _ranges++;
            _rangePorts += span.Ports.Count;
        }

        if (_wishes.Count >= PreflightLimits.Ports || _ranges > PreflightLimits.Ranges || _rangePorts > PreflightLimits.RangePorts)
        {
            throw new PreflightException("more ports than are checked at once", wish.Span?.Place);
        }

        _wishes.Add(wish);
    }

    /// <summary>Adds each port of a span, or the choice that it is.</summary>
    public void AddAll(PortWish wish, PortSpan span)
    {
        if (span.IsOneOf)
        {
            Add(wish with { Span = span, Port = span.Ports.First });
            return;
        }

        for (var port = span.Ports.First; port <= span.Ports.Last; port++)
        {
            Add(wish with { Span = span, Port = port });
        }
    }

    /// <summary>Adds what else the reader should know, once.</summary>
    public void Note(string note)
    {
        if (_notes.Count < MostNotes && !_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }
}
