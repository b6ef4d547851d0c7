using NetDash.Linux;
using NetDash.Linux.Namespaces;
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
    private readonly KernelSurvey _survey;
    private readonly ISourceSink _sink;
    private readonly CounterBoard _counters;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;
    private readonly string _epoch = Guid.NewGuid().ToString("N");
    private SourceStatus? _status;
    private long _nextResync;
    private int _round;

    public KernelLoop(KernelReader reader, ISourceSink sink, CounterBoard counters, TimeProvider time, CancellationToken stopping)
    {
        _reader = reader;
        _sink = sink;
        _counters = counters;
        _time = time;
        _stopping = stopping;
        _picture = new KernelPicture(reader, reader.ReadHost(), time);
        _survey = new KernelSurvey(reader, _picture, _schedule, Flush);
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
                _counters.Serve(_survey.ReadCounters);
            }

            if (events.Overrun || Now >= _nextResync)
            {
                Pace(Resync);
            }
            else if (events.Any)
            {
                Pace(() => _survey.TakeIn(events));
            }

            LookForListeners();
            _survey.ReadFresh();
        }
    }

    private void ReadAll()
    {
        _survey.ReadAll();
        _nextResync = Now + ResyncPeriod;
    }

    private void Resync()
    {
        ReadAll();
        Flush();
        ReportStatus();
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
            _survey.ReadSockets(_schedule.TakeDue(now), isDeep: true);
            Flush();
            return;
        }

        var started = _time.GetTimestamp();
        _ = _schedule.TakeDue(now);
        _survey.Round(withSilent: _round++ % RoundsOfTheSilent == 0);
        _schedule.RoundEnded(Now, _time.GetElapsedTime(started).TotalMilliseconds);
        Flush();
        ReportStatus();
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
