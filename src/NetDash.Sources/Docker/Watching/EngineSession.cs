using System.Globalization;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Mapping;
using NetDash.Topology.Facts;

namespace NetDash.Sources.Docker.Watching;

/// <summary>
/// One unbroken time with an engine: events first, then the lists, then what the events touched. It ends with the first sign that
/// something may have been missed; then the next session lists again.
/// </summary>
internal sealed class EngineSession(
    DockerApi api, SystemInfoResponse info, DockerPartition partition, DockerTimeouts timeouts, TimeSpan resyncInterval, TimeProvider time, ILogger logger)
{
    // dockerd answers an inspection within a few milliseconds; more at once would only wait for each other inside it.
    private const int ListReaders = 4;
    // While it starts or cleans up a container, some 100 ms, an inspection of that one waits: others shall not wait behind it.
    private const int FollowReaders = 16;
    private const int MostServiceReadings = 6;
    private static readonly TimeSpan ServicesSettle = TimeSpan.FromMilliseconds(500);

    private readonly EngineReader _reader = new(api, info);
    private readonly CoalescingQueue<Subject> _queue = new();
    private readonly HashSet<Subject> _gone = [];
    private readonly ListedContainers _listed = new();
    private readonly Endings _endings = new();
    private int _serviceReadings;

    /// <summary>Runs until <paramref name="stopping"/> fires or the session is over.</summary>
    /// <param name="listed">Called once the first list was told.</param>
    /// <param name="stopping">Ends it.</param>
    /// <exception cref="Exception">Why the session is over; never returns otherwise.</exception>
    public async Task RunAsync(Action listed, CancellationToken stopping)
    {
        // Everything that the engine did after it told its time is in the stream, even what it did before the stream was open.
        using var events = await api.OpenEventsAsync(SystemTime(), stopping).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task[] tasks =
        [
            ReadEventsAsync(events, ending.Token),
            WatchForLifeAsync(ending.Token),
            ListAndFollowAsync(listed, ending.Token),
        ];
        var first = await Task.WhenAny(tasks).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.ThrowIfCancellationRequested();
        await first.ConfigureAwait(false);
    }

    private DateTimeOffset? SystemTime() =>
        DateTimeOffset.TryParse(info.SystemTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now) ? now : null;

    private async Task ReadEventsAsync(EventStream events, CancellationToken cancellation)
    {
        await foreach (var e in events.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (e is { Type: "container", Actor.Id: { Length: > 0 } id } && _endings.Hear(e) is { } ended)
            {
                // Not in the queue: a hundred containers that end at once keep every reader waiting for the engine.
                await partition.ChangeAsync(_reader.FactId(new Subject(SubjectKind.Container, id)), ended, cancellation).ConfigureAwait(false);
            }

            foreach (var (subject, isGone) in EventSubjects.Of(e))
            {
                if (isGone)
                {
                    lock (_gone)
                    {
                        _gone.Add(subject);
                    }
                }

                if (subject.Kind == SubjectKind.Services)
                {
                    Interlocked.Exchange(ref _serviceReadings, 0);
                }

                _queue.Add(subject);
            }
        }

        throw new EventStreamEndedException();
    }

    /// <summary>An engine that hangs keeps its connections: only an unanswered question tells.</summary>
    private async Task WatchForLifeAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(timeouts.PingInterval, time);
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            await api.PingAsync(cancellation).ConfigureAwait(false);
            partition.Touch(time.GetUtcNow());
        }
    }

    private async Task ListAndFollowAsync(Action listed, CancellationToken cancellation)
    {
        await ListAsync(cancellation).ConfigureAwait(false);
        listed();
        DockerLog.Listed(logger, _reader.Description);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var tasks = Enumerable.Range(0, FollowReaders).Select(_ => FollowAsync(ending.Token)).Append(ResyncAsync(ending.Token)).ToArray();
        var first = await Task.WhenAny(tasks).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    private async Task ListAsync(CancellationToken cancellation)
    {
        var readings = new List<Reading> { _reader.ReadKnownEngine() };
        readings.AddRange(await _reader.ReadNetworksAsync(cancellation).ConfigureAwait(false));
        var list = await _reader.ListContainersAsync(cancellation).ConfigureAwait(false);
        var services = await _reader.ReadServicesAsync(cancellation).ConfigureAwait(false);
        readings.AddRange(services.Readings);
        readings.AddRange(list.Broken.Where(b => string.IsNullOrEmpty(b.Id)).Select(b => EngineReader.Nameless("container", b.Reason)));

        var wanted = list.Items.Where(c => !string.IsNullOrEmpty(c.ID)).Select(c => (c.ID, Listed: (ContainerListResponse?)c))
            .Concat(list.Broken.Where(b => !string.IsNullOrEmpty(b.Id)).Select(b => (b.Id!, Listed: (ContainerListResponse?)null)))
            .DistinctBy(c => c.Item1).ToList();
        var containers = new Reading[wanted.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, wanted.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ListReaders, CancellationToken = cancellation },
            async (i, inner) =>
            {
                var (id, listed) = wanted[i];
                containers[i] = await _reader.ReadContainerAsync(id, listed, inner).ConfigureAwait(false);
                if (listed is not null)
                {
                    _listed.Take(ContainerMapper.MapListed(_reader.Engine.Id, listed).Fact);
                }
            }).ConfigureAwait(false);
        if (Array.Exists(containers, c => c.IsToRetry))
        {
            // One that cannot be read costs itself; all of them, because the engine went away meanwhile, cost the session.
            await api.PingAsync(cancellation).ConfigureAwait(false);
        }

        readings.AddRange(containers.Where(c => !c.IsGone));
        await partition.ReplaceAsync(readings, _reader.Description, cancellation).ConfigureAwait(false);
        if (!services.IsSettled)
        {
            _ = ReadServicesLaterAsync(cancellation);
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var subject = await _queue.TakeAsync(cancellation).ConfigureAwait(false);
            try
            {
                await FollowAsync(subject, cancellation).ConfigureAwait(false);
            }
            finally
            {
                _queue.Done(subject);
            }
        }
    }

    private async Task FollowAsync(Subject subject, CancellationToken cancellation)
    {
        bool isGone;
        lock (_gone)
        {
            isGone = _gone.Remove(subject);
        }

        switch (subject.Kind)
        {
            case SubjectKind.Container:
                await FollowContainerAsync(subject, isGone, cancellation).ConfigureAwait(false);
                break;
            case SubjectKind.Network:
                var network = isGone
                    ? Reading.Gone(_reader.FactId(subject))
                    : await _reader.ReadNetworkAsync(subject.Id, cancellation).ConfigureAwait(false);
                await partition.PutAsync(network, cancellation).ConfigureAwait(false);
                break;
            case SubjectKind.Services:
                await FollowServicesAsync(cancellation).ConfigureAwait(false);
                break;
            case SubjectKind.Engine:
                await FollowEngineAsync(cancellation).ConfigureAwait(false);
                break;
        }
    }

    private async Task FollowContainerAsync(Subject subject, bool isGone, CancellationToken cancellation)
    {
        var moment = _endings.Now;
        var reading = isGone
            ? Reading.Gone(_reader.FactId(subject))
            : await _reader.ReadContainerAsync(subject.Id, null, cancellation).ConfigureAwait(false);
        _listed.Outdate(subject.Id);
        // If it has ended meanwhile it is in the queue again, and what was read now is older than what was told.
        await partition.PutAsync(reading, () => !isGone && _endings.HasEndedSince(subject.Id, moment), cancellation).ConfigureAwait(false);
    }

    private async Task FollowEngineAsync(CancellationToken cancellation)
    {
        var before = _reader.Engine;
        var reading = await _reader.ReadEngineAsync(cancellation).ConfigureAwait(false) ?? throw new EventStreamEndedException();
        await partition.PutAsync(reading, cancellation).ConfigureAwait(false);
        if (_reader.Engine.IsSwarmManager != before.IsSwarmManager)
        {
            _queue.Add(new Subject(SubjectKind.Services));
        }
    }

    private async Task FollowServicesAsync(CancellationToken cancellation)
    {
        var (readings, isSettled) = await _reader.ReadServicesAsync(cancellation).ConfigureAwait(false);
        var (held, _) = await partition.HeldAsync(cancellation).ConfigureAwait(false);
        var failed = readings.Any(r => r.IsToRetry);
        // What cannot be listed now keeps its last picture.
        var gone = failed ? [] : held.Values.OfType<SwarmServiceFact>().Select(f => f.Id).Append("services")
            .Except(readings.Select(r => r.FactId)).Select(Reading.Gone);
        await partition.PutAsync([.. readings, .. gone], cancellation).ConfigureAwait(false);
        if (!isSettled)
        {
            _ = ReadServicesLaterAsync(cancellation);
        }
    }

    private async Task ReadServicesLaterAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _serviceReadings) <= MostServiceReadings)
        {
            await Task.Delay(ServicesSettle, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _queue.Add(new Subject(SubjectKind.Services));
        }
    }

    private async Task ResyncAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(resyncInterval, time);
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            await CompareAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Two lists, and three in a swarm; then requests only for what they show to differ.</summary>
    private async Task CompareAsync(CancellationToken cancellation)
    {
        var (held, toRetry) = await partition.HeldAsync(cancellation).ConfigureAwait(false);
        var containers = await _reader.ListContainersAsync(cancellation).ConfigureAwait(false);
        var networks = await _reader.ReadNetworksAsync(cancellation).ConfigureAwait(false);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var listed in containers.Items.Where(c => !string.IsNullOrEmpty(c.ID)).Select(c => ContainerMapper.MapListed(_reader.Engine.Id, c).Fact))
        {
            seen.Add(listed.Id);
            if (held.GetValueOrDefault(listed.Id) is not ContainerFact known || toRetry.Contains(listed.Id) || _listed.Differs(listed, known))
            {
                _queue.Add(new Subject(SubjectKind.Container, listed.ContainerId));
            }
        }

        foreach (var id in containers.Broken.Select(b => b.Id).OfType<string>().Select(id => new Subject(SubjectKind.Container, id)))
        {
            // A list that shows nothing of it cannot tell whether it changed.
            seen.Add(_reader.FactId(id));
            _queue.Add(id);
        }

        foreach (var missing in held.Values.OfType<ContainerFact>().Where(c => !seen.Contains(c.Id)))
        {
            _queue.Add(new Subject(SubjectKind.Container, missing.ContainerId));
        }

        foreach (var network in networks.Select(r => r.Fact).OfType<DockerNetworkFact>())
        {
            seen.Add(network.Id);
            if (!network.Equals(held.GetValueOrDefault(network.Id)))
            {
                _queue.Add(new Subject(SubjectKind.Network, network.NetworkId));
            }
        }

        foreach (var missing in held.Values.OfType<DockerNetworkFact>().Where(n => !seen.Contains(n.Id)))
        {
            _queue.Add(new Subject(SubjectKind.Network, missing.NetworkId));
        }

        if (_reader.Engine.IsSwarmManager)
        {
            _queue.Add(new Subject(SubjectKind.Services));
        }
    }
}
