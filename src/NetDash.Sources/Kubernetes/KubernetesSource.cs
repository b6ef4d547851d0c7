using Microsoft.Extensions.Logging;
using NetDash.Sources.Kubernetes.Client;
using NetDash.Sources.Kubernetes.Contexts;
using NetDash.Sources.Kubernetes.Watching;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kubernetes;

/// <summary>
/// Nodes, namespaces, workloads, pods, services and what leads to them of one Kubernetes cluster. A cluster that is not there, may not be
/// read or goes away is told as such and tried again; what may not be read of it is told by resource.
/// </summary>
internal sealed class KubernetesSource : ISource
{
    private readonly ContextLocation _location;
    private readonly ClusterTimeouts _timeouts;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private (SourceState State, string Detail)? _logged;

    /// <param name="location">Where the cluster is, or is looked for.</param>
    /// <param name="timeouts">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of failures.</param>
    public KubernetesSource(ContextLocation location, ClusterTimeouts timeouts, TimeProvider time, ILogger logger)
    {
        (_location, _timeouts, _time, _logger) = (location, timeouts, time, logger);
    }

    /// <inheritdoc/>
    public string Name => _location.SourceName;

    /// <inheritdoc/>
    public async Task RunAsync(ISourceSink sink, CancellationToken stopping)
    {
        using var partition = new ClusterPartition(sink, Name, _time);
        try
        {
            await partition.StatusAsync(SourceState.Connecting, "", stopping).ConfigureAwait(false);
            var backoff = new Backoff();
            while (true)
            {
                var (isAtOnce, asked) = await TryAsync(partition, stopping).ConfigureAwait(false);
                if (isAtOnce)
                {
                    backoff.Reset();
                    continue;
                }

                var wait = backoff.Next();
                await Task.Delay(asked > wait ? asked.Value : wait, _time, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops: that is how this ends.
        }
    }

    /// <summary>Reads a cluster until something ends that: whether it is worth trying again at once, else what wait the server asks for.</summary>
    private async Task<(bool IsAtOnce, TimeSpan? Asked)> TryAsync(ClusterPartition partition, CancellationToken stopping)
    {
        if (!_location.IsThere)
        {
            await UnusableAsync(SourceState.Absent, _location.Missing(), () => partition.StatusAsync(
                partition.HasListed ? SourceState.Stale : SourceState.Absent, _location.Missing(), stopping)).ConfigureAwait(false);
            return (false, null);
        }

        var where = $"context {_location.ContextName}";
        try
        {
            using var api = new ClusterApi(_location, _timeouts, _time);
            await api.ConnectAsync(stopping).ConfigureAwait(false);
            where = api.Server.ToString();
            await ReadAsync(api, partition, stopping).ConfigureAwait(false);
            throw new InvalidOperationException("A session ends by an exception.");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (ContextChangedException e)
        {
            KubernetesLog.Relisting(_logger, Name, e.Message);
            return (true, null);
        }
        catch (Exception e)
        {
            if (!ClusterFailure.IsOutside(e))
            {
                KubernetesLog.Defect(_logger, e, Name);
            }

            var failure = ClusterFailure.Of(e, "get", "");
            await UnusableAsync(failure.State, failure.Reason, () => partition.FailedAsync(failure, where, stopping)).ConfigureAwait(false);
            return (false, failure.RetryAfter);
        }
    }

    private async Task ReadAsync(ClusterApi api, ClusterPartition partition, CancellationToken stopping)
    {
        var version = await api.VersionAsync(stopping).ConfigureAwait(false);
        var uid = await api.KubeSystemUidAsync(stopping).ConfigureAwait(false);
        var server = api.Server.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var clusterId = uid.Length > 0 ? uid : NodeId.Digest(server);
        await partition.BeginAsync(
            new ClusterFact
            {
                Id = NodeId.Cluster(clusterId), ClusterId = clusterId, Name = _location.ContextName, Server = server, Version = version,
            },
            ClusterResources.All, stopping).ConfigureAwait(false);
        _logged = null;
        KubernetesLog.Connected(_logger, Name, api.Server);

        using var session = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var reflectors = ClusterResources.All
            .Select(resource => new Reflector(resource, clusterId, api, partition, _timeouts, _time, _logger))
            .Select(reflector => Task.Run(() => reflector.RunAsync(session.Token), CancellationToken.None)).ToList();
        var first = await Task.WhenAny(reflectors).ConfigureAwait(false);
        await session.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(reflectors).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    private async Task UnusableAsync(SourceState state, string detail, Func<Task> tell)
    {
        if (_logged != (state, detail))
        {
            // Each retry finds the same; the log says it once. Nobody wonders that there is no cluster on a laptop.
            _logged = (state, detail);
            if (state != SourceState.Absent)
            {
                KubernetesLog.Unusable(_logger, Name, state.ToString(), detail);
            }
        }

        await tell().ConfigureAwait(false);
    }
}
