using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Sources.Docker.Watching;

/// <summary>
/// What one source has told, and the only one that tells: it compares, so that what did not change is not told again, and it keeps
/// what it holds and what it told in one order.
/// </summary>
internal sealed class DockerPartition(ISourceSink sink, string source, string epoch) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnreadableItem> _unreadable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _toRetry = new(StringComparer.Ordinal);
    private SourceStatus? _told;
    private SourceState _state = SourceState.Connecting;
    private string _detail = "";

    /// <summary>Whether a list was ever told: then a picture stands, however old.</summary>
    public bool HasListed { get; private set; }

    /// <summary>The facts that are held now, and the ids of those whose objects are to be read again.</summary>
    public async Task<(IReadOnlyDictionary<string, Fact> Facts, IReadOnlySet<string> ToRetry)> HeldAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return (new Dictionary<string, Fact>(_facts, StringComparer.Ordinal), new HashSet<string>(_toRetry, StringComparer.Ordinal));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Tells a full list.</summary>
    /// <param name="readings">Everything there is.</param>
    /// <param name="detail">What to say of a source that is now connected.</param>
    /// <param name="cancellation">Ends the wait for the store.</param>
    public Task ReplaceAsync(IReadOnlyList<Reading> readings, string detail, CancellationToken cancellation) => InTurnAsync(async () =>
    {
        _facts.Clear();
        _unreadable.Clear();
        _toRetry.Clear();
        foreach (var reading in readings)
        {
            Hold(reading);
        }

        await sink.ReportAsync(
            new Replaced { Source = source, Epoch = epoch, Facts = _facts.Values.OrderBy(f => f.Id, StringComparer.Ordinal).ToValueList() },
            cancellation).ConfigureAwait(false);
        HasListed = true;
        (_state, _detail) = (SourceState.Connected, detail);
    }, cancellation);

    /// <summary>Tells what follows for a held fact from something else than a reading; nothing when it is not held.</summary>
    /// <typeparam name="T">The fact's type.</typeparam>
    public Task ChangeAsync<T>(string factId, Func<T, T> change, CancellationToken cancellation)
        where T : Fact => InTurnAsync(async () =>
    {
        if (_facts.GetValueOrDefault(factId) is T before && change(before) is { } now && !now.Equals(before))
        {
            _facts[factId] = now;
            await sink.ReportAsync(new Upserted { Source = source, Epoch = epoch, Facts = [now] }, cancellation).ConfigureAwait(false);
        }
    }, cancellation);

    /// <summary>Tells what one reading changes; nothing when it changes nothing.</summary>
    public Task PutAsync(Reading reading, CancellationToken cancellation) => PutAsync([reading], null, cancellation);

    /// <summary>The same, unless the reading is outdated at the moment of its turn.</summary>
    public Task PutAsync(Reading reading, Func<bool> isOutdated, CancellationToken cancellation) => PutAsync([reading], isOutdated, cancellation);

    /// <summary>Tells what several readings of one moment change, as one change.</summary>
    public Task PutAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation) => PutAsync(readings, null, cancellation);

    /// <summary>Tells how the source is.</summary>
    public Task StatusAsync(SourceState state, string detail, CancellationToken cancellation) => InTurnAsync(() =>
    {
        (_state, _detail) = (state, detail);
        return Task.CompletedTask;
    }, cancellation);

    /// <summary>Says that all is as it was.</summary>
    public void Touch(DateTimeOffset now) => sink.Touch(source, now);

    public void Dispose() => _turn.Dispose();

    private Task PutAsync(IReadOnlyList<Reading> readings, Func<bool>? isOutdated, CancellationToken cancellation) => InTurnAsync(async () =>
    {
        if (isOutdated?.Invoke() == true)
        {
            return;
        }

        var changed = new List<Fact>();
        var gone = new List<string>();
        foreach (var reading in readings)
        {
            var before = _facts.GetValueOrDefault(reading.FactId);
            Hold(reading);
            if (reading is { Fact: { } fact } && !fact.Equals(before))
            {
                changed.Add(fact);
            }
            else if (reading.IsGone && before is not null)
            {
                gone.Add(reading.FactId);
            }
        }

        if (changed.Count > 0)
        {
            await sink.ReportAsync(
                new Upserted { Source = source, Epoch = epoch, Facts = changed.ToValueList(), RemovedIds = gone.ToValueList() },
                cancellation).ConfigureAwait(false);
        }
        else if (gone.Count > 0)
        {
            await sink.ReportAsync(new Removed { Source = source, Epoch = epoch, Ids = gone.ToValueList() }, cancellation).ConfigureAwait(false);
        }
    }, cancellation);

    private void Hold(Reading reading)
    {
        if (reading.Fact is { } fact)
        {
            _facts[reading.FactId] = fact;
        }
        else if (reading.IsGone)
        {
            _facts.Remove(reading.FactId);
        }

        if (reading.Unreadable is { } item)
        {
            _unreadable[reading.FactId] = item;
        }
        else
        {
            _unreadable.Remove(reading.FactId);
        }

        if (reading.IsToRetry)
        {
            _toRetry.Add(reading.FactId);
        }
        else
        {
            _toRetry.Remove(reading.FactId);
        }
    }

    private async Task InTurnAsync(Func<Task> act, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await act().ConfigureAwait(false);
            await TellStatusAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task TellStatusAsync(CancellationToken cancellation)
    {
        var status = new SourceStatus
        {
            Name = source,
            Kind = "docker",
            State = _state,
            Detail = _detail,
            Unreadable = _unreadable.Values.OrderBy(item => item.What, StringComparer.Ordinal).ThenBy(item => item.Reason, StringComparer.Ordinal).ToValueList(),
        };
        if (status != _told)
        {
            _told = status;
            await sink.ReportAsync(new StatusChanged { Source = source, Epoch = epoch, Status = status }, cancellation).ConfigureAwait(false);
        }
    }
}
