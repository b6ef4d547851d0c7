using NetDash.Linux;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Netlink;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kernel;

/// <summary>
/// The life of the reading thread: read all, then wait for the kernel's notifications and read what they tell of, look for
/// listeners in rounds, and read all again every 30 s to heal what was missed.
/// </summary>
internal sealed class KernelLoop
{
    /// <summary>How often everything is read again, milliseconds.</summary>
    public const long ResyncPeriod = 30_000;

    /// <summary>Namespaces that announce nothing have their interfaces read every so many rounds.</summary>
    private const int RoundsOfTheSilent = 3;

    /// <summary>The longest pause that a storm of notifications is slowed by, milliseconds.</summary>
    private const long LongestPause = 100;

    private readonly KernelReader _reader;
    private readonly KernelPicture _picture;
    private readonly ListenerSchedule _schedule = new();
    private readonly ISourceSink _sink;
    private readonly CounterBoard _counters;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;
    private readonly string _epoch = Guid.NewGuid().ToString("N");
    private SourceStatus? _status;
    private long _nextResync;
    private long _lastSearch;
    private int _round;

    public KernelLoop(KernelReader reader, ISourceSink sink, CounterBoard counters, TimeProvider time, CancellationToken stopping)
    {
        _reader = reader;
        _sink = sink;
        _counters = counters;
        _time = time;
        _stopping = stopping;
        _picture = new KernelPicture(reader, reader.ReadHost(), time);
    }

    private static long Now => Environment.TickCount64;

    /// <summary>Runs until it is told to stop.</summary>
    /// <exception cref="NamespaceLostException">The thread must end.</exception>
    public void Run()
    {
        ReadAll();

        // Taking completes the picture; what it tells of stands in the list that follows.
        _ = _picture.Take();
        Report(new Replaced { Source = KernelStatus.SourceName, Epoch = _epoch, Facts = _picture.All });
        ReportStatus();
        while (!_stopping.IsCancellationRequested)
        {
            var due = Math.Min(_nextResync, _schedule.Next);
            var events = _reader.Wait((int)Math.Clamp(due - Now, 0, ResyncPeriod));
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            if (_counters.IsWanted)
            {
                _counters.Serve(ReadCounters);
            }

            if (events.Overrun || Now >= _nextResync)
            {
                ReadAll();
                Flush();
                ReportStatus();
            }
            else if (events.Any)
            {
                Pace(() => TakeIn(events));
            }

            LookForListeners();
        }
    }

    /// <summary>Reads everything anew.</summary>
    private void ReadAll()
    {
        var changes = _reader.Refresh(mountsChanged: true, isDeep: true);
        Drop(changes);
        var all = _reader.Namespaces.ToArray();
        foreach (var netns in all)
        {
            _reader.ReadInterfaces(netns);
            _reader.ReadSockets(netns);
        }

        _reader.Number(all);
        _reader.ResolveLinks();
        _picture.FindAllOwners();
        _picture.SetHost(_reader.ReadHost());
        foreach (var netns in all)
        {
            _picture.SetNetns(netns, isExact: true);
            _picture.SetInterfaces(netns);
            _picture.SetSockets(netns);
        }

        _nextResync = Now + ResyncPeriod;
    }

    /// <summary>Reads the namespaces that notifications tell of, and those that are new; interfaces go out first.</summary>
    private void TakeIn(KernelEvents events)
    {
        var touched = _reader.TakeChanged(events, out var unknown).ToHashSet();
        var changes = Search(events.MountsChanged, isDeep: false);
        touched.UnionWith(changes.Added);
        if (events.NumbersChanged || unknown || changes.Added.Count > 0)
        {
            _reader.Number(_reader.Namespaces);
            touched.UnionWith(_reader.TakeChanged(events, out _));
        }

        touched.RemoveWhere(static n => n.IsGone);
        ReadInterfaces(touched);
        Flush();
        var now = Now;
        foreach (var netns in touched)
        {
            _schedule.Changed(netns, now);
        }

        ReadSockets(touched);
        Flush();
    }

    private void LookForListeners()
    {
        var now = Now;
        if (now < _schedule.Next)
        {
            return;
        }

        if (now < _schedule.NextRound)
        {
            ReadSockets(_schedule.TakeDue(now));
            Flush();
            return;
        }

        var started = _time.GetTimestamp();
        var added = Search(mountsChanged: false, isDeep: false).Added;
        var silent = _round++ % RoundsOfTheSilent == 0 ? _reader.Namespaces.Where(n => !_reader.Hears(n)) : [];
        ReadInterfaces(added.Concat(silent).ToHashSet());
        _ = _schedule.TakeDue(now);
        ReadSockets(_reader.Namespaces.ToArray());
        _schedule.RoundEnded(Now, _time.GetElapsedTime(started).TotalMilliseconds);
        foreach (var netns in added)
        {
            _schedule.Changed(netns, Now);
        }

        Flush();
        ReportStatus();
    }

    /// <summary>Looks for namespaces and processes, and tells what came and went.</summary>
    private NetnsChanges Search(bool mountsChanged, bool isDeep)
    {
        var changes = _reader.Refresh(mountsChanged, isDeep);
        Drop(changes);
        foreach (var netns in changes.Added.Concat(changes.Updated))
        {
            _picture.SetNetns(netns, isExact: false);
        }

        // A process that ended or got its final name changes what its sockets say of their owner.
        foreach (var netns in changes.Updated)
        {
            _picture.SetSockets(netns);
        }

        if (changes.Added.Count > 0)
        {
            _reader.Number(changes.Added);
        }

        return changes;
    }

    private void ReadInterfaces(IReadOnlyCollection<Netns> namespaces)
    {
        if (namespaces.Count == 0)
        {
            return;
        }

        var gone = false;
        foreach (var netns in namespaces)
        {
            gone |= _reader.ReadInterfaces(netns) == ReadOutcome.Gone;
        }

        foreach (var netns in _reader.ResolveLinks().Union(namespaces))
        {
            if (!netns.IsGone)
            {
                _picture.SetInterfaces(netns);
            }
        }

        SearchAgainIf(gone);
    }

    private void ReadSockets(IReadOnlyCollection<Netns> namespaces)
    {
        var gone = false;
        foreach (var netns in namespaces)
        {
            switch (_reader.ReadSockets(netns))
            {
                case ReadOutcome.Changed:
                    _picture.SetSockets(netns);
                    break;
                case ReadOutcome.Gone:
                    gone = true;
                    break;
            }
        }

        SearchAgainIf(gone);
    }

    /// <summary>
    /// A namespace that is no longer where it was found: look at everything again, but not at every read, since a process
    /// that nobody waits for can show a namespace that cannot be entered for long.
    /// </summary>
    private void SearchAgainIf(bool gone)
    {
        if (!gone || Now - _lastSearch < 1_000)
        {
            return;
        }

        _lastSearch = Now;
        var added = Search(mountsChanged: true, isDeep: true).Added;
        _picture.FindAllOwners();
        ReadInterfaces(added);
        ReadSockets(added);
    }

    private void Drop(NetnsChanges changes)
    {
        foreach (var netns in changes.Removed)
        {
            _picture.Drop(netns);
        }
    }

    /// <summary>
    /// Runs a read that notifications caused. The first is served at once; in a storm as much time is left free as was
    /// used, so that what arrives meanwhile becomes one read.
    /// </summary>
    private void Pace(Action read)
    {
        var started = _time.GetTimestamp();
        read();
        var pause = Math.Min((long)_time.GetElapsedTime(started).TotalMilliseconds, LongestPause);
        if (pause > 0)
        {
            _stopping.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(pause));
        }
    }

    private IEnumerable<(string Id, long Rx, long Tx)> ReadCounters()
    {
        foreach (var netns in _reader.Namespaces)
        {
            var netnsId = _picture.IdOf(netns);
            foreach (var counters in _reader.ReadCounters(netns))
            {
                yield return (Topology.Identity.NodeId.Interface(netnsId, counters.InterfaceIndex), counters.RxBytes, counters.TxBytes);
            }
        }
    }

    private void Flush()
    {
        var (upserted, removed) = _picture.Take();
        if (upserted.Count > 0)
        {
            Report(new Upserted { Source = KernelStatus.SourceName, Epoch = _epoch, Facts = upserted, RemovedIds = removed });
        }
        else if (removed.Count > 0)
        {
            Report(new Removed { Source = KernelStatus.SourceName, Epoch = _epoch, Ids = removed });
        }
    }

    private void ReportStatus()
    {
        var status = KernelStatus.Of(_reader, _picture.HostId, _picture.Host.Unreadable, _schedule.Period);
        if (status != _status)
        {
            _status = status;
            Report(new StatusChanged { Source = KernelStatus.SourceName, Epoch = _epoch, Status = status });
        }

        _sink.Touch(KernelStatus.SourceName, _time.GetUtcNow());
    }

    /// <summary>
    /// The reading thread is its own: it waits here while the store's channel is full, and so reads no faster than is taken.
    /// </summary>
    private void Report(SourceChange change)
    {
        var report = _sink.ReportAsync(change, _stopping);
        if (report.IsCompletedSuccessfully)
        {
            return;
        }

        report.AsTask().GetAwaiter().GetResult();
    }
}
