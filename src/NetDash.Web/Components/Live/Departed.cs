using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Views;

namespace NetDash.Web.Components.Live;

/// <summary>
/// What things that are gone were called: a link by an id, as programs make them, says nothing else of its thing. Of the last few
/// thousand, while the program runs. Safe from any thread.
/// </summary>
public sealed class Departed(TopologyStore store) : IHostedService, IDisposable
{
    /// <summary>The most names that are kept.</summary>
    public const int Most = 5000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _following = Task.CompletedTask;

    /// <summary>The name that a thing had, as <c>container/vm/web</c>; null where nobody remembers it.</summary>
    public string? NameOf(string id)
    {
        lock (_lock)
        {
            return _names.GetValueOrDefault(id);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _following = FollowAsync(store.Subscribe(_stopping.Token));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _following;
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task FollowAsync(TopologySubscription subscription)
    {
        try
        {
            var before = subscription.Snapshot;
            await foreach (var update in subscription.Updates.WithCancellation(_stopping.Token))
            {
                foreach (var id in update.Delta?.RemovedNodes ?? before.Nodes.Keys.Where(id => !update.Snapshot.Nodes.ContainsKey(id)))
                {
                    if (before.Nodes.TryGetValue(id, out var node))
                    {
                        Remember(before, node);
                    }
                }

                before = update.Snapshot;
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private void Remember(TopologySnapshot before, Node node)
    {
        var place = before.Nodes.GetValueOrDefault(node.Host ?? node.Parent ?? "")?.Name ?? "";
        lock (_lock)
        {
            if (!_names.ContainsKey(node.Id))
            {
                _order.Enqueue(node.Id);
            }

            _names[node.Id] = string.Join('/', new[] { NodeNames.Word(node.Kind), place, node.Name }.Where(part => part.Length > 0));
            while (_order.Count > Most)
            {
                _names.Remove(_order.Dequeue());
            }
        }
    }
}
