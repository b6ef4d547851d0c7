using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NetDash.Sources.Kernel;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Kernel;

/// <summary>A kernel source that runs, and what its partition looks like by what it reported.</summary>
internal sealed class RunningKernelSource : ISourceSink, IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);
    private readonly List<SourceChange> _changes = [];
    private readonly Task _run;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _epoch;

    public RunningKernelSource(KernelOptions? options = null)
    {
        Source = new KernelSource(Options.Create(options ?? new KernelOptions()), TimeProvider.System, NullLogger<KernelSource>.Instance);
        _run = Source.RunAsync(this, _stop.Token);
    }

    public KernelSource Source { get; }

    public SourceStatus? Status { get; private set; }

    /// <summary>Everything reported so far.</summary>
    public SourceChange[] Changes
    {
        get
        {
            lock (_lock)
            {
                return [.. _changes];
            }
        }
    }

    /// <summary>The facts that hold now.</summary>
    public IReadOnlyList<T> Facts<T>()
        where T : Fact
    {
        lock (_lock)
        {
            return [.. _facts.Values.OfType<T>()];
        }
    }

    /// <summary>Waits until something is found among the facts.</summary>
    public async Task<T> UntilAsync<T>(Func<T, bool> found)
        where T : Fact
    {
        await UntilAsync(() => Facts<T>().Any(found), typeof(T).Name);
        return Facts<T>().First(found);
    }

    /// <summary>Waits until something holds after one of the changes.</summary>
    public async Task UntilAsync(Func<bool> holds, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            Task next;
            lock (_lock)
            {
                next = _changed.Task;
            }

            if (holds())
            {
                return;
            }

            Assert.True(await Task.WhenAny(next, Task.Delay(Timeout.Infinite, limit.Token)) == next, $"No {what} within {Limit}.");
        }
    }

    public ValueTask ReportAsync(SourceChange change, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _changes.Add(change);
            switch (change)
            {
                case Replaced list:
                    _epoch = list.Epoch;
                    _facts.Clear();
                    Put(list.Facts);
                    break;
                case Upserted some:
                    Assert.Equal(_epoch, some.Epoch);
                    Put(some.Facts);
                    Remove(some.RemovedIds);
                    break;
                case Removed gone:
                    Assert.Equal(_epoch, gone.Epoch);
                    Remove(gone.Ids);
                    break;
                case StatusChanged status:
                    Status = status.Status;
                    break;
            }

            var changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
        }

        return ValueTask.CompletedTask;

        void Put(IEnumerable<Fact> facts)
        {
            foreach (var fact in facts)
            {
                _facts[fact.Id] = fact;
            }
        }

        void Remove(IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                _facts.Remove(id);
            }
        }
    }

    public void Touch(string source, DateTimeOffset time)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(Limit);
        _stop.Dispose();
    }
}
