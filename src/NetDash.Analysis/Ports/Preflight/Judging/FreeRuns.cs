using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>
/// Ports to take instead: free on the host, claimed by nothing else in the text, and offered once. Looking for one port is near
/// constant, however many are asked for.
/// </summary>
internal sealed class FreeRuns
{
    private readonly FreePorts _free;
    private readonly Dictionary<PortProtocol, Book> _books = [];

    public FreeRuns(HostLedger ledger, IEnumerable<PortWish> wishes)
    {
        _free = ledger.Scope.Free;
        foreach (var wish in wishes)
        {
            if (WishRivals.IsFixed(wish) && wish.Space.Length == 0)
            {
                Of(wish.Protocol).Claim(new PortNumbers(wish.Port, wish.Port), 1);
            }
            else if (wish is { IsOneOf: true, IsResolved: true, Span: { } span })
            {
                Of(wish.Protocol).Claim(span.Ports, 1);
            }
        }
    }

    /// <summary>
    /// The first of so many free ports in a row at or above one, up to a last, which nobody else is offered; null when there are
    /// none. What the asker itself claims is no hindrance.
    /// </summary>
    public int? Take(PortProtocol protocol, PortNumbers own, int ownClaims, int length, int last)
    {
        var book = Of(protocol);
        book.Claim(own, -ownClaims);
        var found = book.Run(own.First, length, last);
        book.Claim(own, ownClaims);
        if (found is { } first)
        {
            book.Claim(new PortNumbers(first, first + length - 1), 1);
        }

        return found;
    }

    private Book Of(PortProtocol protocol) => _books.TryGetValue(protocol, out var book) ? book : _books[protocol] = new Book(_free, protocol);

    /// <summary>The ports of one protocol.</summary>
    private sealed class Book
    {
        private readonly bool[] _isFree = new bool[FreePorts.Last + 1];
        private readonly int[] _claims = new int[FreePorts.Last + 1];

        // From a port that somebody asked for: no single port below this one is free any more, since none is ever given back.
        private readonly Dictionary<int, int> _searched = [];

        public Book(FreePorts free, PortProtocol protocol)
        {
            for (var port = 1; port <= FreePorts.Last; port++)
            {
                _isFree[port] = free.IsFree(protocol, port);
            }
        }

        public void Claim(PortNumbers ports, int times)
        {
            for (var port = ports.First; port <= ports.Last; port++)
            {
                _claims[port] += times;
            }
        }

        public int? Run(int from, int length, int last)
        {
            if (IsFree(from) && length == 1)
            {
                return from <= last ? from : null;
            }

            var start = length == 1 ? _searched.GetValueOrDefault(from, from) : from;
            var count = 0;
            for (var port = start; port <= last; port++)
            {
                count = IsFree(port) ? count + 1 : 0;
                if (count == length)
                {
                    if (length == 1)
                    {
                        _searched[from] = port;
                    }

                    return port - length + 1;
                }
            }

            return null;
        }

        private bool IsFree(int port) => _isFree[port] && _claims[port] == 0;
    }
}
