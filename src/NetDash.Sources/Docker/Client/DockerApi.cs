using System.Globalization;
using System.Net;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Sources.Docker.Endpoints;

namespace NetDash.Sources.Docker.Client;

/// <summary>
/// What this program reads of one engine. Every call may fail with <see cref="DockerApiException"/> (the engine answered with an
/// error), <see cref="HttpRequestException"/> or <see cref="IOException"/> (it was not reached), <see cref="TimeoutException"/>,
/// or <see cref="JsonException"/> (the answer is none).
/// </summary>
internal sealed class DockerApi : IDisposable
{
    // Against an engine that never stops sending: 100 containers with a label of a megabyte each are less than half of it.
    private const int LargestAnswer = 256 * 1024 * 1024;

    // Images, volumes, plugins and secrets change without anything that is shown changing.
    private const string EventTypes = """{"type":["container","network","service","node","daemon"]}""";

    private readonly DockerTransport _transport;
    private readonly DockerTimeouts _timeouts;
    private readonly HttpClient _http;
    private readonly string _prefix;
    private readonly DockerClient _client;

    private DockerApi(DockerTransport transport, HttpClient http, DockerEndpoint endpoint, DockerTimeouts timeouts, VersionResponse version)
    {
        _transport = transport;
        _http = http;
        _timeouts = timeouts;
        Endpoint = endpoint;
        Version = version;
        var chosen = Client.ApiVersion.Choose(version.APIVersion, version.MinAPIVersion);
        ApiVersion = chosen?.ToString(2) ?? "";
        _prefix = chosen is null ? "" : $"v{ApiVersion}/";
        var options = new ClientOptions { Endpoint = endpoint.BaseAddress, ApiVersion = chosen, Timeout = Timeout.InfiniteTimeSpan };
        _client = new DockerClientBuilder<DockerEndpoint>(transport, endpoint, DockerConfig.Instance, options, NullLogger.Instance).Build();
    }

    public DockerEndpoint Endpoint { get; }

    /// <summary>Answer to <c>GET /version</c>.</summary>
    public VersionResponse Version { get; }

    /// <summary>The version spoken, as <c>1.41</c>; empty when the engine does not say.</summary>
    public string ApiVersion { get; }

    /// <summary>Process that listens at a unix endpoint; 0 when unknown.</summary>
    public int PeerPid => _transport.PeerPid;

    /// <summary>Reaches the engine and agrees on a version.</summary>
    public static async Task<DockerApi> ConnectAsync(DockerEndpoint endpoint, DockerTimeouts timeouts, CancellationToken cancellation)
    {
        var transport = new DockerTransport(endpoint);
        var http = new HttpClient(transport.Handler, disposeHandler: false)
        {
            BaseAddress = endpoint.BaseAddress,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        try
        {
            var body = await GetAsync(http, "version", timeouts.Request, cancellation).ConfigureAwait(false);
            var version = JsonSerializer.Deserialize<VersionResponse>(body, LenientJson.Options)
                ?? throw new JsonException("GET /version answered null.");
            return new DockerApi(transport, http, endpoint, timeouts, version);
        }
        catch
        {
            http.Dispose();
            transport.Dispose();
            throw;
        }
    }

    public Task<SystemInfoResponse> InfoAsync(CancellationToken cancellation) =>
        WithinAsync("info", _timeouts.Request, _client.System.GetSystemInfoAsync, cancellation);

    /// <summary>A sign of life.</summary>
    public Task PingAsync(CancellationToken cancellation) => GetAsync(_http, "_ping", _timeouts.Ping, cancellation);

    public Task<DockerList<ContainerListResponse>> ListContainersAsync(CancellationToken cancellation) =>
        ListAsync<ContainerListResponse>("containers/json?all=1", cancellation);

    /// <summary>One container as a list shows it; a list of one, or of none.</summary>
    public Task<DockerList<ContainerListResponse>> ListContainerAsync(string id, CancellationToken cancellation) =>
        ListAsync<ContainerListResponse>(
            "containers/json?all=1&filters=" + Uri.EscapeDataString(JsonSerializer.Serialize(new { id = new[] { id } })), cancellation);

    public Task<DockerList<NetworkResponse>> ListNetworksAsync(CancellationToken cancellation) =>
        ListAsync<NetworkResponse>("networks", cancellation);

    public Task<DockerList<SwarmService>> ListServicesAsync(CancellationToken cancellation) =>
        ListAsync<SwarmService>("services", cancellation);

    /// <summary>One container; null when there is none of this id.</summary>
    public Task<ContainerInspectResponse?> InspectContainerAsync(string id, CancellationToken cancellation) =>
        FindAsync($"containers/{id}/json", inner => _client.Containers.InspectContainerAsync(id, inner), cancellation);

    /// <summary>One network; null when there is none of this id.</summary>
    public Task<NetworkResponse?> InspectNetworkAsync(string id, CancellationToken cancellation) =>
        FindAsync($"networks/{id}", inner => _client.Networks.InspectNetworkAsync(id, inner), cancellation);

    /// <summary>
    /// Opens the event stream; it is open when this returns, and tells of everything after <paramref name="since"/>.
    /// </summary>
    /// <param name="since">The engine's own time (SystemTime of <c>GET /info</c>), so that its clock may differ from ours.</param>
    /// <param name="cancellation">Ends the opening; the stream has its own.</param>
    public async Task<EventStream> OpenEventsAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        var path = $"{_prefix}events?filters={Uri.EscapeDataString(EventTypes)}{(since is { } moment ? "&since=" + UnixTime(moment) : "")}";
        var response = await WithinAsync("events", _timeouts.Request, async inner =>
        {
            var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, inner).ConfigureAwait(false);
            await ThrowIfErrorAsync(answer, inner).ConfigureAwait(false);
            return answer;
        }, cancellation).ConfigureAwait(false);
        return new EventStream(response, await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));
    }

    public void Dispose()
    {
        _http.Dispose();
        _client.Dispose();
        _transport.Dispose();
    }

    // 1700000000.123456789, the form that the engine's documentation gives for `since`.
    private static string UnixTime(DateTimeOffset moment) => string.Create(
        CultureInfo.InvariantCulture,
        $"{moment.ToUnixTimeSeconds()}.{moment.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick:D9}");

    private async Task<DockerList<T>> ListAsync<T>(string path, CancellationToken cancellation)
        where T : class =>
        DockerList<T>.Parse(await GetAsync(_http, _prefix + path, _timeouts.Request, cancellation).ConfigureAwait(false));

    private async Task<T?> FindAsync<T>(string path, Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await WithinAsync(path, _timeouts.Inspect, ask, cancellation).ConfigureAwait(false)
                ?? throw new JsonException($"GET /{path} answered null.");
        }
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static Task<byte[]> GetAsync(HttpClient http, string path, TimeSpan limit, CancellationToken cancellation) =>
        WithinAsync(path, limit, async inner =>
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), inner).ConfigureAwait(false);
            await ThrowIfErrorAsync(answer, inner).ConfigureAwait(false);
            return await answer.Content.ReadAsByteArrayAsync(inner).ConfigureAwait(false);
        }, cancellation);

    private static async Task ThrowIfErrorAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (!answer.IsSuccessStatusCode)
        {
            using (answer)
            {
                throw new DockerApiException(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
            }
        }
    }

    private static async Task<T> WithinAsync<T>(
        string path, TimeSpan limit, Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            return await ask(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"GET /{path.Split('?')[0]} was not answered within {limit.TotalSeconds:0.#} s.");
        }
    }
}
