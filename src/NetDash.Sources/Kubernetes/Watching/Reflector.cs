using System.Net;
using Microsoft.Extensions.Logging;
using NetDash.Sources.Kubernetes.Client;

namespace NetDash.Sources.Kubernetes.Watching;

/// <summary>
/// Keeps one resource as the server has it, in client-go's words: list in pages, replace, watch from the list's version on, resume from
/// the last version that was seen, and list again when the server has forgotten it.
/// </summary>
internal sealed class Reflector(
    ClusterResource resource, string clusterId, ClusterApi api, ClusterPartition partition, ClusterTimeouts timeouts, TimeProvider time, ILogger logger)
{
    // A watch or list that ends sooner is no sign that the next one will be better.
    private static readonly TimeSpan WorthRepeatingAtOnce = TimeSpan.FromSeconds(2);

    private string _version = "";
    private string? _logged;

    /// <summary>Runs until it is stopped.</summary>
    /// <exception cref="ContextChangedException">The context leads elsewhere by now.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        var backoff = new Backoff();
        while (true)
        {
            var start = time.GetTimestamp();
            var failure = await TryAsync(stopping).ConfigureAwait(false);
            stopping.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(start) > WorthRepeatingAtOnce)
            {
                backoff.Reset();
            }

            if (failure is not null)
            {
                await TellAsync(failure, stopping).ConfigureAwait(false);
            }
            else if (backoff.IsReset)
            {
                // The first end of a watch costs nothing but the question; a second one at once is a server that cannot keep any.
                backoff.Next();
                continue;
            }

            var wait = backoff.Next();
            await Task.Delay(failure?.RetryAfter > wait ? failure.RetryAfter.Value : wait, time, stopping).ConfigureAwait(false);
            if (failure is { IsOfServer: true } && api.IsOutdated)
            {
                throw new ContextChangedException();
            }
        }
    }

    /// <summary>Lists where that is needed, and watches until the watch ends; null when there is nothing wrong with that.</summary>
    private async Task<ClusterFailure?> TryAsync(CancellationToken stopping)
    {
        var verb = "list";
        try
        {
            if (_version.Length == 0)
            {
                _version = await ListAsync(stopping).ConfigureAwait(false);
            }

            verb = "watch";
            await WatchAsync(stopping).ConfigureAwait(false);
            return null;
        }
        catch (ApiException e) when (e.IsExpired)
        {
            KubernetesLog.Relisting(logger, resource.Name, e.Message);
            _version = "";
            return null;
        }
        catch (Exception e) when (ClusterFailure.IsOutside(e))
        {
            if (verb == "watch" && e is ApiException { Code: not (HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests) })
            {
                // Who may list and not watch is shown what each list brings; and a server that is put back from a copy knows no such version.
                _version = "";
            }

            return ClusterFailure.Of(e, verb, resource.Name);
        }
    }

    private async Task<string> ListAsync(CancellationToken stopping)
    {
        var all = new List<Observed>();
        var page = await api.ListAsync(resource, clusterId, "", stopping).ConfigureAwait(false);
        all.AddRange(page.Items);
        while (page.Next.Length > 0)
        {
            page = await api.ListAsync(resource, clusterId, page.Next, stopping).ConfigureAwait(false);
            all.AddRange(page.Items);
        }

        await partition.ListedAsync(resource, all, stopping).ConfigureAwait(false);
        return page.Version;
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        using var silent = new CancellationTokenSource(timeouts.Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, silent.Token);
        var isOpen = false;
        try
        {
            using var watch = await api.WatchAsync(resource, clusterId, _version, either.Token).ConfigureAwait(false);
            await partition.WatchingAsync(resource, stopping).ConfigureAwait(false);
            (_logged, isOpen) = (null, true);
            await foreach (var events in watch.ReadAsync(either.Token).ConfigureAwait(false))
            {
                silent.CancelAfter(timeouts.Silence);
                await partition.ChangedAsync(resource, events.Select(e => e.Object).OfType<Observed>(), stopping).ConfigureAwait(false);
                _version = events.LastOrDefault(e => e.Version.Length > 0)?.Version ?? _version;
            }
        }
        catch (Exception e) when (isOpen && e is IOException or HttpRequestException)
        {
            // A cut stream is a gap and no more: whether anybody is still there, the next watch tells.
            KubernetesLog.Cut(logger, resource.Name, e.Message);
        }
        catch (OperationCanceledException) when (silent.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            // Perhaps nothing happens, perhaps nobody is there: asking again from the same version tells.
            KubernetesLog.Silent(logger, resource.Name, timeouts.Silence);
        }
    }

    private async Task TellAsync(ClusterFailure failure, CancellationToken stopping)
    {
        if (_logged != failure.Reason)
        {
            // Each retry finds the same; the log says it once.
            _logged = failure.Reason;
            KubernetesLog.Failed(logger, resource.Name, api.Server, failure.Reason);
        }

        await partition.FailedAsync(resource, failure, stopping).ConfigureAwait(false);
    }
}
