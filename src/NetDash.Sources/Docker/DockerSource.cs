using Microsoft.Extensions.Logging;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Sources.Docker.Watching;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Docker;

/// <summary>
/// Containers, networks and Swarm services of one Docker-compatible engine: list, then events, then list again on a gap. An engine
/// that is not there, may not be read, hangs or goes away is told as such and tried again.
/// </summary>
internal sealed class DockerSource : ISource
{
    // A new socket file is there (bind) a moment before somebody listens at it (listen).
    private static readonly TimeSpan BindToListen = TimeSpan.FromMilliseconds(100);

    // A session shorter than this is no sign that the next one will be better.
    private static readonly TimeSpan WorthRepeatingAtOnce = TimeSpan.FromSeconds(2);

    private readonly EngineLocation _location;
    private readonly DockerTimeouts _timeouts;
    private readonly TimeSpan _resyncInterval;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private (SourceState State, string Detail)? _logged;

    /// <param name="location">Where the engine is, or is looked for.</param>
    /// <param name="timeouts">How long it may take.</param>
    /// <param name="resyncInterval">Between two full lists.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of failures.</param>
    public DockerSource(EngineLocation location, DockerTimeouts timeouts, TimeSpan resyncInterval, TimeProvider time, ILogger logger)
    {
        (_location, _timeouts, _resyncInterval, _time, _logger) = (location, timeouts, resyncInterval, time, logger);
    }

    /// <inheritdoc/>
    public string Name => _location.SourceName;

    /// <inheritdoc/>
    public async Task RunAsync(ISourceSink sink, CancellationToken stopping)
    {
        using var partition = new DockerPartition(sink, Name, Guid.NewGuid().ToString("n"));
        try
        {
            await partition.StatusAsync(SourceState.Connecting, "", stopping).ConfigureAwait(false);
            var backoff = new Backoff();
            while (true)
            {
                using var watch = new SocketWatch(_location.SocketPaths(), _logger);
                var attempt = await TryAsync(partition, watch, stopping).ConfigureAwait(false);
                if (attempt.MayRepeatAtOnce)
                {
                    DockerLog.Relisting(_logger, Name, attempt.Failure.Detail);
                    continue;
                }

                await TellAsync(partition, attempt.Failure, stopping).ConfigureAwait(false);
                if (attempt.HasListed)
                {
                    backoff.Reset();
                }

                if (await watch.WaitAsync(backoff.Next(), stopping).ConfigureAwait(false))
                {
                    backoff.Reset();
                    await Task.Delay(BindToListen, _time, stopping).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops: that is how this ends.
        }
    }

    private async Task<Attempt> TryAsync(DockerPartition partition, SocketWatch watch, CancellationToken stopping)
    {
        var start = _time.GetTimestamp();
        var hasListed = false;
        if (_location.Find() is not { } endpoint)
        {
            return new Attempt(new DockerFailure(SourceState.Absent, _location.Missing()), false, false);
        }

        try
        {
            using var api = await DockerApi.ConnectAsync(endpoint, _timeouts, stopping).ConfigureAwait(false);
            var info = await api.InfoAsync(stopping).ConfigureAwait(false);
            var session = new EngineSession(api, info, partition, _timeouts, _resyncInterval, _time, _logger);
            await session.RunAsync(
                () =>
                {
                    hasListed = true;
                    _logged = null;
                    watch.Dispose();
                },
                stopping).ConfigureAwait(false);
            throw new InvalidOperationException("A session ends by an exception.");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            if (!DockerFailure.IsOutside(e))
            {
                DockerLog.Defect(_logger, e, Name);
            }

            var isGap = e is not TimeoutException && hasListed && _time.GetElapsedTime(start) > WorthRepeatingAtOnce;
            return new Attempt(DockerFailure.Of(e, endpoint), hasListed, isGap);
        }
    }

    private async Task TellAsync(DockerPartition partition, DockerFailure failure, CancellationToken stopping)
    {
        var state = partition.HasListed ? SourceState.Stale : failure.State;
        var detail = partition.HasListed ? $"{failure.Detail} What is shown is as it was last read." : failure.Detail;
        if (_logged != (state, detail))
        {
            // Each retry finds the same; the log says it once.
            _logged = (state, detail);
            DockerLog.Failed(_logger, Name, state.ToString(), detail);
        }

        await partition.StatusAsync(state, detail, stopping).ConfigureAwait(false);
    }

    /// <param name="Failure">Why it ended.</param>
    /// <param name="HasListed">Whether it got as far as a list.</param>
    /// <param name="MayRepeatAtOnce">Whether it is a mere gap: the picture is then good until the next list shows otherwise.</param>
    private sealed record Attempt(DockerFailure Failure, bool HasListed, bool MayRepeatAtOnce);
}
