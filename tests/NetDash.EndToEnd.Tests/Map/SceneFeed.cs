using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;

namespace NetDash.EndToEnd.Tests.Map;

/// <summary>A picture that a test changes by hand, streamed as the real hub streams one: whole, then what differs.</summary>
public sealed class SceneFeed
{
    private readonly Lock _lock = new();
    private readonly List<Channel<object>> _watchers = [];
    private readonly ConcurrentQueue<(string Epoch, long? Version)> _asked = new();
    private string _epoch = "first";
    private long _version = 1;

    /// <summary>What it shows.</summary>
    public Scene Scene { get; private set; } = Scene.Empty;

    /// <summary>What each stream said that it has, in their order.</summary>
    public IReadOnlyCollection<(string Epoch, long? Version)> Asked => _asked;

    /// <summary>How many elements and edges a part of the whole holds at most.</summary>
    public int PartSize { get; set; } = 2000;

    /// <summary>Shows another picture: who watches gets what differs.</summary>
    public void Show(Scene scene)
    {
        lock (_lock)
        {
            if (SceneDelta.Between(Scene, scene) is not { } delta)
            {
                return;
            }

            Scene = scene;
            Send(Delta(_version, ++_version, delta));
        }
    }

    /// <summary>Sends a delta from a version that nobody has.</summary>
    public void SkipAhead()
    {
        lock (_lock)
        {
            _version += 2;
            Send(Delta(_version - 1, _version, new SceneDelta(Scene.Bounds, [], [], [], [])));
        }
    }

    /// <summary>Becomes another server that shows this picture.</summary>
    public void StartAnew(Scene scene)
    {
        lock (_lock)
        {
            _epoch = "second";
            _version = 1;
            Scene = scene;
        }
    }

    /// <summary>What one watcher gets.</summary>
    public async IAsyncEnumerable<object> DrawAsync(string epoch, long? since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateUnbounded<object>();
        lock (_lock)
        {
            _asked.Enqueue((epoch, since));
            if (epoch != _epoch || since != _version)
            {
                foreach (var part in Whole())
                {
                    channel.Writer.TryWrite(part);
                }
            }

            _watchers.Add(channel);
        }

        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return item;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel);
            }
        }
    }

    private void Send(object item) => _watchers.ForEach(w => w.Writer.TryWrite(item));

    private IEnumerable<object> Whole()
    {
        var elements = Scene.InOrder().ToArray();
        var edges = Scene.Edges.Values.ToArray();
        for (var start = 0; start == 0 || start < elements.Length + edges.Length; start += PartSize)
        {
            yield return new
            {
                Type = "snapshot", Epoch = _epoch, Version = _version, Scene.Bounds, Icons = KindIcons.Paths,
                Elements = elements.Skip(start).Take(PartSize).ToArray(),
                Edges = edges.Skip(Math.Max(0, start - elements.Length)).Take(Math.Max(0, start + PartSize - Math.Max(start, elements.Length))).ToArray(),
                More = start + PartSize < elements.Length + edges.Length,
            };
        }
    }

    private static object Delta(long from, long to, SceneDelta delta) => new
    {
        Type = "delta", BaseVersion = from, Version = to, delta.Bounds,
        Upserted = new { Elements = delta.UpsertedElements, Edges = delta.UpsertedEdges },
        Removed = new { Elements = delta.RemovedElements, Edges = delta.RemovedEdges },
    };
}

/// <summary>The feeds of the tests by the view that their pages ask for, and the connections that are open.</summary>
public sealed class SceneFeeds
{
    private readonly ConcurrentDictionary<string, SceneFeed> _feeds = new(StringComparer.Ordinal);

    /// <summary>Connections by the view that they watch, to be broken.</summary>
    public ConcurrentDictionary<string, HubCallerContext> Connections { get; } = new(StringComparer.Ordinal);

    public SceneFeed Of(string view) => _feeds.GetOrAdd(view, _ => new SceneFeed());
}

/// <summary><c>Draw</c> alone.</summary>
internal sealed class DrawHub(SceneFeeds feeds) : Hub
{
    public IAsyncEnumerable<object> Draw(string view, string epoch, long? sinceVersion, CancellationToken cancellation)
    {
        if (view == "refused")
        {
            throw new HubException("The view is longer than 4096 characters.");
        }

        feeds.Connections[view] = Context;
        return feeds.Of(view).DrawAsync(epoch, sinceVersion, cancellation);
    }
}
