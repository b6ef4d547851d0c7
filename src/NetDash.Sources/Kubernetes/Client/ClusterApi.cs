using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using NetDash.Sources.Kubernetes.Contexts;
using NetDash.Sources.Kubernetes.Wire;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>
/// Lists and watches of one cluster. Credentials that the server refuses are read anew once, since tokens rotate; what is told of by the
/// context's files besides is another connection, and ends this one.
/// </summary>
internal sealed class ClusterApi(ContextLocation location, ClusterTimeouts timeouts, TimeProvider time) : IDisposable
{
    // A page of 500 of the largest objects that etcd keeps (1.5 MB) would be more; no such cluster has been seen.
    private const int LargestAnswer = 512 * 1024 * 1024;
    private const int LongestError = 64 * 1024;

    private readonly SemaphoreSlim _renewing = new(1);
    private readonly string _stamp = location.Stamp();
    private ClusterConnection? _connection;
    private ClusterConnection? _retired;

    /// <summary>The server's address.</summary>
    /// <exception cref="InvalidOperationException">Not connected.</exception>
    public Uri Server => (_connection ?? throw new InvalidOperationException("Not connected.")).Server;

    /// <summary>Whether the context's files were written since this was made.</summary>
    public bool IsOutdated => location.Stamp() != _stamp;

    /// <summary>Reads the context; sends nothing yet but what an exec plugin sends.</summary>
    /// <exception cref="Exception">The context cannot be used; all that <see cref="Watching.ClusterFailure"/> knows.</exception>
    public async Task ConnectAsync(CancellationToken cancellation) =>
        _connection = await OpenAsync(cancellation).ConfigureAwait(false);

    /// <summary><c>GET /version</c>; empty where it may not be read.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellation)
    {
        var version = await TryGetAsync(ClusterPaths.Version, WireJson.Default.VersionDto, cancellation).ConfigureAwait(false);
        return Bounded.Name(version?.GitVersion);
    }

    /// <summary>The uid of the namespace kube-system; empty where it may not be read.</summary>
    public async Task<string> KubeSystemUidAsync(CancellationToken cancellation)
    {
        var found = await TryGetAsync(ClusterPaths.KubeSystem, WireJson.Default.NamespaceDto, cancellation).ConfigureAwait(false);
        return Bounded.Name(found?.Metadata?.Uid);
    }

    /// <summary>One page of a list.</summary>
    /// <param name="resource">Of what.</param>
    /// <param name="clusterId">Of which cluster.</param>
    /// <param name="next">Token of the page before; empty for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ApiException">The server answers something else.</exception>
    /// <exception cref="JsonException">What it answers is no list.</exception>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public Task<ListPage> ListAsync(ClusterResource resource, string clusterId, string next, CancellationToken cancellation)
    {
        var query = $"{resource.Path}?limit={timeouts.PageSize}" + (next.Length == 0 ? "" : $"&continue={Uri.EscapeDataString(next)}");
        return GetAsync(query, body => ListPage.Read(body.Span, resource, clusterId), cancellation);
    }

    /// <summary>Opens a watch from a version on.</summary>
    /// <exception cref="ApiException">The server answers something else.</exception>
    public async Task<WatchStream> WatchAsync(ClusterResource resource, string clusterId, string version, CancellationToken cancellation)
    {
        var seconds = (int)(timeouts.Watch.TotalSeconds * (1 + Random.Shared.NextDouble()));
        var response = await SendAsync(
            string.Create(CultureInfo.InvariantCulture, $"{resource.Path}?watch=1&allowWatchBookmarks=true&resourceVersion={Uri.EscapeDataString(version)}&timeoutSeconds={seconds}"),
            cancellation).ConfigureAwait(false);
        try
        {
            return new WatchStream(response, await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), resource, clusterId);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _retired?.Dispose();
        _renewing.Dispose();
    }

    /// <summary>What a small object says; null where the server refuses it or has none.</summary>
    private async Task<T?> TryGetAsync<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await GetAsync(path, body => JsonSerializer.Deserialize(body.Span, type), cancellation).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Code is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<T> GetAsync<T>(string pathAndQuery, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(timeouts.Request, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var response = await SendAsync(pathAndQuery, either.Token).ConfigureAwait(false);
            using var body = new PooledBody(LargestAnswer);
            await body.FillAsync(await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false), either.Token).ConfigureAwait(false);
            return read(body.Written);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"it did not answer in full within {timeouts.Request.TotalSeconds:0} s");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string pathAndQuery, CancellationToken cancellation)
    {
        var connection = _connection ?? throw new InvalidOperationException("Not connected.");
        var response = await connection.GetAsync(pathAndQuery, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            response.Dispose();
            connection = await RenewAsync(connection, cancellation).ConfigureAwait(false);
            response = await connection.GetAsync(pathAndQuery, cancellation).ConfigureAwait(false);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await RefusalAsync(response, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Reads token and certificate again, once for all requests that were refused with the same.</summary>
    /// <exception cref="ContextChangedException">The context is another server's by now.</exception>
    private async Task<ClusterConnection> RenewAsync(ClusterConnection refused, CancellationToken cancellation)
    {
        await _renewing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!ReferenceEquals(refused, _connection))
            {
                return _connection!;
            }

            var renewed = await OpenAsync(cancellation).ConfigureAwait(false);
            if (renewed.Fingerprint != refused.Fingerprint)
            {
                renewed.Dispose();
                throw new ContextChangedException();
            }

            // Watches may still be open on the one before; those of the one before that are long gone.
            _retired?.Dispose();
            (_retired, _connection) = (_connection, renewed);
            return renewed;
        }
        finally
        {
            _renewing.Release();
        }
    }

    // On the pool: an exec plugin is another program, which is waited for.
    private Task<ClusterConnection> OpenAsync(CancellationToken cancellation) =>
        Task.Run(() => new ClusterConnection(location.Read(), timeouts.Connect), cancellation);

    private async Task<ApiException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var body = new PooledBody(LongestError);
        var text = "";
        StatusDto? status = null;
        try
        {
            await body.FillAsync(await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            text = Encoding.UTF8.GetString(body.Written.Span).Trim();
            status = JsonSerializer.Deserialize(body.Written.Span, WireJson.Default.StatusDto);
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException)
        {
            // Not a Status: `404 page not found` for a group that does not exist, or a proxy's page. Its text is all there is to tell.
        }

        var message = status?.Message is { Length: > 0 } told ? told : text.StartsWith('<') || text.Length == 0 ? $"{response.ReasonPhrase}" : text;
        return new ApiException(response.StatusCode, Bounded.Cut(message, 600), RetryAfter(response, status));
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response, StatusDto? status)
    {
        var header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta
            ?? (header?.Date is { } date ? date - time.GetUtcNow()
                : status?.Details?.RetryAfterSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds)
                : null);
        return wait is null ? null
            : wait < TimeSpan.Zero ? TimeSpan.Zero
            : wait > timeouts.LongestRetryAfter ? timeouts.LongestRetryAfter
            : wait;
    }
}
