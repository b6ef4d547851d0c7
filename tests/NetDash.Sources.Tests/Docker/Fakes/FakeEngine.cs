using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetDash.Testing.Processes;

namespace NetDash.Sources.Tests.Docker.Fakes;

/// <summary>
/// A Docker Engine as far as a reader can tell, on a unix socket of its own, that does what a test tells it to: break off, hang,
/// answer nonsense. It keeps what it was asked.
/// </summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Scratch.NextFolder();
    private readonly Lock _lock = new();
    private readonly List<Channel<Line>> _streams = [];
    private WebApplication? _server;
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its socket.</summary>
    public string SocketPath => Path.Combine(_folder.FullName, "docker.sock");

    public string Address => $"unix://{SocketPath}";

    /// <summary>What it answers to GET /version, /info and /networks.</summary>
    public string Version { get; set; } = """{"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12"}""";

    public string Info { get; set; } = """{"ID":"FAKE:0001","Name":"vm","OperatingSystem":"Debian","KernelVersion":"6.1","SecurityOptions":["name=seccomp,profile=default"]}""";

    public string Networks { get; set; } = "[]";

    public string Services { get; set; } = "[]";

    /// <summary>Instead of the list made of <see cref="Containers"/>.</summary>
    public string? ContainerList { get; set; }

    public ConcurrentDictionary<string, FakeContainer> Containers { get; } = new();

    /// <summary>What it was asked, as <c>GET /v1.41/info</c>, without query.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Takes over an answer; true when it has answered.</summary>
    public Func<HttpContext, Task<bool>>? Intercept { get; set; }

    /// <summary>How many event streams are open.</summary>
    public int OpenStreams
    {
        get
        {
            lock (_lock)
            {
                return _streams.Count;
            }
        }
    }

    public static async Task<FakeEngine> StartAsync(Action<FakeEngine>? prepare = null)
    {
        var engine = new FakeEngine();
        prepare?.Invoke(engine);
        await engine.ListenAsync();
        return engine;
    }

    /// <summary>A fake that does not listen yet.</summary>
    public static FakeEngine NotStarted() => new();

    public async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(SocketPath));
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
    }

    /// <summary>Goes away, and its socket with it.</summary>
    public async Task StopAsync()
    {
        CloseStreams();
        if (_server is not null)
        {
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await _server.StopAsync(atOnce.Token);
            await _server.DisposeAsync();
            _server = null;
        }
    }

    public FakeContainer Run(string name, Action<JsonObject>? change = null)
    {
        var container = new FakeContainer(name, change);
        Containers[container.Id] = container;
        return container;
    }

    /// <summary>Says that something happened to a container.</summary>
    public void Emit(string action, string containerId) => EmitLine(JsonSerializer.Serialize(new
    {
        status = action, id = containerId, Type = "container", Action = action,
        Actor = new { ID = containerId, Attributes = new { image = "x", name = "x" } },
        scope = "local", timeNano = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000_000,
    }) + "\n");

    /// <summary>Sends bytes into every open event stream.</summary>
    public void EmitLine(string text) => Send(new Line(text, null));

    /// <summary>
    /// Returns when the reader has taken everything that was emitted: an event of no interest follows that is too large for any
    /// buffer on the way, and it is through only when the reader is reading it.
    /// </summary>
    public Task DrainedAsync()
    {
        var through = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new Line($$$"""{"Type":"container","Action":"top","Actor":{"ID":"x","Attributes":{"big":"{{{new string('x', 8 * 1024 * 1024)}}}"} } }""" + "\n", through));
        return through.Task;
    }

    /// <summary>Ends every event stream, as a proxy with a time limit does.</summary>
    public void CloseStreams()
    {
        lock (_lock)
        {
            _streams.ForEach(stream => stream.Writer.TryComplete());
        }
    }

    /// <summary>Returns with the next request.</summary>
    public Task NextRequestAsync(CancellationToken cancellation) => Volatile.Read(ref _asked).Task.WaitAsync(cancellation);

    public int CountOf(string request) => Requests.Count(r => r == request);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private void Send(Line line)
    {
        lock (_lock)
        {
            _streams.ForEach(stream => stream.Writer.TryWrite(line));
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Requests.Enqueue($"{context.Request.Method} {path}");
        Interlocked.Exchange(ref _asked, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        if (Intercept is { } intercept && await intercept(context))
        {
            return;
        }

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var resource = parts[0].StartsWith('v') && char.IsDigit(parts[0][1]) ? parts[1..] : parts;
        switch (resource)
        {
            case ["_ping"]:
                await context.Response.WriteAsync("OK");
                break;
            case ["version"]:
                await JsonAsync(context, Version);
                break;
            case ["info"]:
                await JsonAsync(context, Info);
                break;
            case ["networks"]:
                await JsonAsync(context, Networks);
                break;
            case ["services"]:
                await JsonAsync(context, Services);
                break;
            case ["networks", var id]:
                await FoundAsync(context, JsonNode.Parse(Networks)!.AsArray().FirstOrDefault(n => (string?)n!["Id"] == id)?.ToJsonString());
                break;
            case ["containers", "json"]:
                await JsonAsync(context, ListOf(context.Request.Query["filters"]));
                break;
            case ["containers", var id, "json"]:
                await FoundAsync(context, Containers.TryGetValue(id, out var container) ? container.Inspected : null);
                break;
            case ["events"]:
                await StreamAsync(context);
                break;
            default:
                await FoundAsync(context, null);
                break;
        }
    }

    private string ListOf(string? filters)
    {
        if (ContainerList is not null)
        {
            return ContainerList;
        }

        var wanted = Containers.Values.Where(c => filters is null || filters.Contains(c.Id, StringComparison.Ordinal));
        return $"[{string.Join(",", wanted.Select(c => c.Listed))}]";
    }

    private async Task StreamAsync(HttpContext context)
    {
        var stream = Channel.CreateUnbounded<Line>();
        lock (_lock)
        {
            _streams.Add(stream);
        }

        try
        {
            context.Response.ContentType = "application/json";
            await context.Response.StartAsync();
            await context.Response.Body.FlushAsync();
            await foreach (var line in stream.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(line.Text));
                await context.Response.Body.FlushAsync();
                line.Through?.SetResult();
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader went away.
        }
        finally
        {
            lock (_lock)
            {
                _streams.Remove(stream);
            }
        }
    }

    private static Task FoundAsync(HttpContext context, string? json)
    {
        if (json is not null)
        {
            return JsonAsync(context, json);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return JsonAsync(context, """{"message":"No such thing"}""");
    }

    private static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    private sealed record Line(string Text, TaskCompletionSource? Through);
}
