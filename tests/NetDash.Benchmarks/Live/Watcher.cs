using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace NetDash.Benchmarks.Live;

/// <summary>A client of the hub that notes when each thing was first seen in a state.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(DateTimeOffset Time, long Version)>> _seen = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _snapshot = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _watching = Task.CompletedTask;

    private Watcher(Uri address) => _connection = new HubConnectionBuilder().WithUrl(new Uri(address, "/hubs/topology")).Build();

    public static async Task<Watcher> StartAsync(Uri address)
    {
        var watcher = new Watcher(address);
        await watcher._connection.StartAsync();
        watcher._watching = watcher.WatchAsync();
        await Task.WhenAny(watcher._snapshot.Task, watcher._watching).WaitAsync(TimeSpan.FromSeconds(30));
        return watcher;
    }

    /// <summary>When a delta first said this, as <c>container:web:running</c>, <c>interface:nd0</c>.</summary>
    public async Task<DateTimeOffset> Seen(string what) => (await Wish(what).Task.WaitAsync(TimeSpan.FromSeconds(30))).Time;

    /// <summary>The version that first said this.</summary>
    public async Task<long> Version(string what) => (await Wish(what).Task.WaitAsync(TimeSpan.FromSeconds(30))).Version;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private TaskCompletionSource<(DateTimeOffset Time, long Version)> Wish(string what) =>
        _seen.GetOrAdd(what, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task WatchAsync()
    {
        await foreach (var item in _connection.StreamAsync<JsonElement>("Watch", "", "", -1L, _stop.Token))
        {
            var now = DateTimeOffset.UtcNow;
            if (item.GetProperty("type").GetString() == "snapshot")
            {
                if (!item.GetProperty("more").GetBoolean())
                {
                    _snapshot.TrySetResult();
                }

                continue;
            }

            foreach (var node in item.GetProperty("upserted").GetProperty("nodes").EnumerateArray())
            {
                var kind = node.GetProperty("kind").GetString();
                var name = node.GetProperty("name").GetString();
                Wish(kind == "container"
                    ? $"container:{name}:{node.GetProperty("properties").GetProperty("state").GetString()}"
                    : $"{kind}:{name}").TrySetResult((now, item.GetProperty("version").GetInt64()));
            }
        }
    }
}
