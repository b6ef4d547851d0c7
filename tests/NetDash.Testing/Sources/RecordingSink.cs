using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Testing.Sources;

/// <summary>
/// Hears a source as the store would, keeps everything it said, and lets a test wait for it. Changes of another epoch than the
/// last list's are dropped, as the store does.
/// </summary>
public sealed class RecordingSink : ISourceSink
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<HeardChange> _heard = [];
    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _epoch;
    private SourceStatus? _status;

    /// <summary>Everything that was said, with the moment.</summary>
    public IReadOnlyList<HeardChange> Heard
    {
        get
        {
            lock (_lock)
            {
                return [.. _heard];
            }
        }
    }

    /// <summary>What the source's partition holds now.</summary>
    public IReadOnlyList<Fact> Facts
    {
        get
        {
            lock (_lock)
            {
                return [.. _facts.Values];
            }
        }
    }

    /// <summary>The last status; null before the first.</summary>
    public SourceStatus? Status
    {
        get
        {
            lock (_lock)
            {
                return _status;
            }
        }
    }

    /// <summary>The states that were told, in their order, without repetitions.</summary>
    public IReadOnlyList<SourceState> States
    {
        get
        {
            var states = new List<SourceState>();
            foreach (var status in Heard.Select(h => h.Change).OfType<StatusChanged>().Select(c => c.Status.State))
            {
                if (states.Count == 0 || states[^1] != status)
                {
                    states.Add(status);
                }
            }

            return states;
        }
    }

    /// <inheritdoc/>
    public ValueTask ReportAsync(SourceChange change, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _heard.Add(new HeardChange(DateTimeOffset.UtcNow, change));
            Apply(change);
            _next.SetResult();
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Touch(string source, DateTimeOffset time)
    {
        // When a source last read is part of no version; no test asks for it here.
    }

    /// <summary>Waits until the condition holds after something that was said; at once when it holds already.</summary>
    /// <exception cref="TimeoutException">It did not for a minute; with the last status and facts.</exception>
    public async Task WaitAsync(Func<RecordingSink, bool> condition)
    {
        using var limit = new CancellationTokenSource(LongestWait);
        while (true)
        {
            Task next;
            lock (_lock)
            {
                next = _next.Task;
            }

            if (condition(this))
            {
                return;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited {LongestWait} in vain. {Status}\n{string.Join('\n', Facts)}");
            }
        }
    }

    /// <summary>Waits for a state.</summary>
    public Task WaitForAsync(SourceState state) => WaitAsync(sink => sink.Status?.State == state);

    /// <summary>Waits for a container of this name that satisfies the condition.</summary>
    public async Task<ContainerFact> ContainerAsync(string name, Func<ContainerFact, bool>? condition = null)
    {
        ContainerFact? found = null;
        await WaitAsync(sink =>
        {
            found = sink.Facts.OfType<ContainerFact>().FirstOrDefault(c => c.Name == name);
            return found is not null && (condition is null || condition(found));
        });
        return found!;
    }

    /// <summary>Waits until there is no container of this name.</summary>
    public Task GoneAsync(string name) => WaitAsync(sink => !sink.Facts.OfType<ContainerFact>().Any(c => c.Name == name));

    private void Apply(SourceChange change)
    {
        switch (change)
        {
            case StatusChanged status:
                _status = status.Status;
                break;
            case Replaced list:
                _epoch = change.Epoch;
                _facts.Clear();
                Put(list.Facts);
                break;
            case Upserted upserted when change.Epoch == _epoch:
                Remove(upserted.RemovedIds);
                Put(upserted.Facts);
                break;
            case Removed removed when change.Epoch == _epoch:
                Remove(removed.Ids);
                break;
        }
    }

    private void Put(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            _facts[fact.Id] = fact;
        }
    }

    private void Remove(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            _facts.Remove(id);
        }
    }
}

/// <summary>Something that a source said.</summary>
/// <param name="Time">When it was heard, UTC.</param>
/// <param name="Change">What.</param>
public sealed record HeardChange(DateTimeOffset Time, SourceChange Change);
