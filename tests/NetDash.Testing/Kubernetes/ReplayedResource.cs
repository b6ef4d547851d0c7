using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace NetDash.Testing.Kubernetes;

/// <summary>What the server has of one resource: pages of a list, each found by the continue token of the one before, and open watches.</summary>
public sealed class ReplayedResource
{
    private readonly Lock _lock = new();
    private ImmutableList<Channel<byte[]?>> _watches = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyDictionary<string, byte[]> _pages = new Dictionary<string, byte[]>();

    /// <param name="pages">The list, as it is sent.</param>
    public ReplayedResource(IReadOnlyList<byte[]> pages) => Serve(pages);

    /// <summary>How many watches are open.</summary>
    public int OpenWatches => _watches.Count;

    /// <summary>Serves another list from now on.</summary>
    public void Serve(IReadOnlyList<byte[]> pages)
    {
        var byToken = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var token = "";
        foreach (var page in pages)
        {
            byToken[token] = page;
            using var document = JsonDocument.Parse(page);
            token = document.RootElement.GetProperty("metadata").TryGetProperty("continue", out var next) ? next.GetString()! : "the last";
        }

        _pages = byToken;
    }

    /// <summary>Sends a line to every open watch.</summary>
    public void Push(string line) => PushBytes(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Sends bytes to every open watch, as they are.</summary>
    public void PushBytes(byte[] bytes)
    {
        foreach (var watch in _watches)
        {
            watch.Writer.TryWrite(bytes);
        }
    }

    /// <summary>Ends every open watch as a server does after the time that was asked for.</summary>
    public void End()
    {
        foreach (var watch in _watches)
        {
            watch.Writer.TryComplete();
        }
    }

    /// <summary>Cuts every open watch off in the middle.</summary>
    public void Cut()
    {
        foreach (var watch in _watches)
        {
            watch.Writer.TryWrite(null);
        }
    }

    /// <summary>Waits until so many watches are open.</summary>
    public async Task WatchedAsync(int count = 1)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_watches.Count == count)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    internal byte[] Page(string token) => _pages[token];

    internal async Task WatchAsync(HttpContext context)
    {
        // Bounded by what a test pushes.
        var channel = Channel.CreateUnbounded<byte[]?>();
        context.Response.ContentType = "application/json";
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        Change(_ => _.Add(channel));
        try
        {
            await foreach (var bytes in channel.Reader.ReadAllAsync(context.RequestAborted))
            {
                if (bytes is null)
                {
                    context.Abort();
                    return;
                }

                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the server goes: that is how a watch ends.
        }
        finally
        {
            Change(_ => _.Remove(channel));
        }
    }

    private void Change(Func<ImmutableList<Channel<byte[]?>>, ImmutableList<Channel<byte[]?>>> change)
    {
        lock (_lock)
        {
            _watches = change(_watches);
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
