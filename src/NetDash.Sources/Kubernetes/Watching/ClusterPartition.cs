using NetDash.Sources.Kubernetes.Client;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kubernetes.Watching;

/// <summary>
/// What one source has told, and the only one that tells. The first list goes out once every resource is listed or refused; after that
/// each resource's lists and events are told as the difference that they make.
/// </summary>
internal sealed class ClusterPartition(ISourceSink sink, string source, TimeProvider time) : IDisposable
{
    // A cluster in which every object is odd would fill the page with one sentence.
    private const int MostUnreadable = 200;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _epoch = Guid.NewGuid().ToString("n");
    private List<ResourceState> _resources = [];
    private ClusterFact? _cluster;
    private ClusterFailure? _failure;
    private SourceStatus? _told;
    private bool _isReplaced;

    /// <summary>Whether a list was ever told: then a picture stands, however old.</summary>
    public bool HasListed { get; private set; }

    /// <summary>Says that the cluster is being reached, or why it is not there; the picture stays.</summary>
    public Task StatusAsync(SourceState state, string detail, CancellationToken cancellation) => InTurnAsync(
        () => TellAsync(Status(state, detail), cancellation), cancellation);

    /// <summary>Begins a session: what was held is forgotten, and what was told stays until the next first list.</summary>
    public Task BeginAsync(ClusterFact cluster, IEnumerable<ClusterResource> resources, CancellationToken cancellation) => InTurnAsync(
        () =>
        {
            (_cluster, _failure, _isReplaced) = (cluster, null, false);
            _resources = [.. resources.Select(r => new ResourceState(r))];
            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>Takes a full list of a resource.</summary>
    public Task ListedAsync(ClusterResource resource, IReadOnlyList<Observed> list, CancellationToken cancellation) => InTurnAsync(
        async () =>
        {
            var (changed, gone) = Of(resource).Replace(list);
            await ChangedAsync(changed, gone, cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Takes events of a resource, in their order.</summary>
    public Task ChangedAsync(ClusterResource resource, IEnumerable<Observed> events, CancellationToken cancellation) => InTurnAsync(
        async () =>
        {
            var state = Of(resource);
            var (changed, gone) = state.Change(events);
            state.Failure = null;
            await ChangedAsync(changed, gone, cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Notes that a watch is open again: what is held is up to date, or will be in a moment.</summary>
    public Task WatchingAsync(ClusterResource resource, CancellationToken cancellation) => InTurnAsync(
        async () =>
        {
            Of(resource).Failure = null;
            await ChangedAsync([], [], cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Notes why a resource cannot be read now.</summary>
    public Task FailedAsync(ClusterResource resource, ClusterFailure failure, CancellationToken cancellation) => InTurnAsync(
        async () =>
        {
            Of(resource).Failure = failure;
            await ChangedAsync([], [], cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Notes why the cluster as a whole cannot be read.</summary>
    public Task FailedAsync(ClusterFailure failure, string where, CancellationToken cancellation) => InTurnAsync(
        () => TellAsync(Status(State(failure), Sentence(failure, where)), cancellation), cancellation);

    public void Dispose() => _turn.Dispose();

    private ResourceState Of(ClusterResource resource) => _resources.Find(r => ReferenceEquals(r.Resource, resource))!;

    private async Task ChangedAsync(List<Fact> changed, List<string> gone, CancellationToken cancellation)
    {
        if (_isReplaced)
        {
            await DifferAsync(changed, gone, cancellation).ConfigureAwait(false);
        }
        else if (_resources.TrueForAll(r => r.IsSettled) && _resources.Exists(r => r.HasListed))
        {
            await ReplaceAsync(cancellation).ConfigureAwait(false);
        }

        await TellAsync(Aggregate(), cancellation).ConfigureAwait(false);
    }

    private async Task DifferAsync(List<Fact> changed, List<string> gone, CancellationToken cancellation)
    {
        if (Unread() is var unread && unread != _cluster!.Unread)
        {
            _cluster = _cluster with { Unread = unread };
            changed.Add(_cluster);
        }

        if (changed.Count > 0)
        {
            await sink.ReportAsync(
                new Upserted { Source = source, Epoch = _epoch, Facts = changed.ToValueList(), RemovedIds = gone.ToValueList() }, cancellation)
                .ConfigureAwait(false);
        }
        else if (gone.Count > 0)
        {
            await sink.ReportAsync(new Removed { Source = source, Epoch = _epoch, Ids = gone.ToValueList() }, cancellation).ConfigureAwait(false);
        }
    }

    private async Task ReplaceAsync(CancellationToken cancellation)
    {
        _cluster = _cluster! with { Unread = Unread() };
        var facts = _resources.SelectMany(r => r.Facts.Values).Prepend(_cluster).ToValueList();
        await sink.ReportAsync(new Replaced { Source = source, Epoch = _epoch, Facts = facts }, cancellation).ConfigureAwait(false);
        (_isReplaced, HasListed) = (true, true);
    }

    /// <summary>The worst of what is known of the resources, as far as it is about the source.</summary>
    private SourceStatus Aggregate()
    {
        var where = _cluster!.Server;
        _failure = _resources.Select(r => r.Failure).FirstOrDefault(f => f is { IsOfServer: true });
        if (_failure is { } failure)
        {
            return Status(State(failure), Sentence(failure, where));
        }

        if (_resources.TrueForAll(r => r.Failure is not null))
        {
            var worst = _resources.Select(r => r.Failure!).OrderBy(f => f.State != SourceState.Denied).First();
            return Status(State(worst), Sentence(worst, where));
        }

        return _isReplaced
            ? Status(SourceState.Connected, $"Kubernetes {(_cluster.Version.Length > 0 ? _cluster.Version + " " : "")}at {where}")
            // A second session reads while the picture of the first stands.
            : _told is { State: not SourceState.Connecting } told ? told with { Unreadable = Unreadable() } : Status(SourceState.Connecting, "");
    }

    private SourceState State(ClusterFailure failure) => HasListed ? SourceState.Stale : failure.State;

    private string Sentence(ClusterFailure failure, string where) =>
        failure.Sentence(where) + (HasListed ? " What is shown is as it was last read." : "");

    private SourceStatus Status(SourceState state, string detail) => new()
    {
        Name = source,
        Kind = "kubernetes",
        Cluster = _cluster?.Id,
        State = state,
        Detail = detail,
        Unreadable = Unreadable(),
    };

    private ValueList<string> Unread() =>
        _resources.Where(r => !r.HasListed).Select(r => r.Resource.Name).Order(StringComparer.Ordinal).ToValueList();

    private ValueList<UnreadableItem> Unreadable()
    {
        var all = _resources.SelectMany(r => r.Unreadable)
            .OrderBy(item => item.What, StringComparer.Ordinal).ThenBy(item => item.Reason, StringComparer.Ordinal).ToList();
        return all.Count <= MostUnreadable
            ? all.ToValueList()
            : all.Take(MostUnreadable).Append(new UnreadableItem($"{all.Count - MostUnreadable} more", "left out of this list")).ToValueList();
    }

    private async Task TellAsync(SourceStatus status, CancellationToken cancellation)
    {
        if (status.State == SourceState.Connected)
        {
            sink.Touch(source, time.GetUtcNow());
        }

        if (status != _told)
        {
            _told = status;
            await sink.ReportAsync(new StatusChanged { Source = source, Epoch = _epoch, Status = status }, cancellation).ConfigureAwait(false);
        }
    }

    private async Task InTurnAsync(Func<Task> act, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await act().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
