using NetDash.Drawing.Slots;

namespace NetDash.Web.Drawing;

/// <summary>
/// Keeps slot books: what changes is written two seconds later, with all that changed meanwhile, and at the program's end. What waits to
/// be written is read from here.
/// </summary>
internal sealed class SlotBookKeeper : IDisposable
{
    /// <summary>From a change to its writing.</summary>
    internal static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private readonly SlotBookFiles _files;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly Lock _writing = new();
    private readonly Dictionary<string, SlotBook> _waiting = new(StringComparer.Ordinal);

    public SlotBookKeeper(SlotBookFiles files, TimeProvider time)
    {
        _files = files;
        _timer = time.CreateTimer(_ => WriteWaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The book of a view as it was last kept.</summary>
    /// <param name="view">The view's <see cref="Topology.Views.TopologyView.Picture"/>.</param>
    public SlotBook Read(string view)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(view, out var book))
            {
                return book;
            }
        }

        return _files.Read(view);
    }

    /// <summary>Keeps a book.</summary>
    public void Keep(string view, SlotBook book)
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _timer.Change(Delay, Timeout.InfiniteTimeSpan);
            }

            _waiting[view] = book;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        WriteWaiting();
    }

    private void WriteWaiting()
    {
        // One at a time, so that an older book never lands on a newer one.
        lock (_writing)
        {
            KeyValuePair<string, SlotBook>[] books;
            lock (_lock)
            {
                books = [.. _waiting];
            }

            foreach (var (view, book) in books)
            {
                _files.Write(view, book);
            }

            lock (_lock)
            {
                foreach (var (view, book) in books)
                {
                    if (ReferenceEquals(_waiting[view], book))
                    {
                        _waiting.Remove(view);
                    }
                }

                if (_waiting.Count > 0)
                {
                    _timer.Change(Delay, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }
}
