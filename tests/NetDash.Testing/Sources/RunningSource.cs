using NetDash.Topology.Sources;

namespace NetDash.Testing.Sources;

/// <summary>A source that runs for the length of a test; an exception that leaves it fails the test.</summary>
public sealed class RunningSource : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    /// <summary>Starts it.</summary>
    public RunningSource(ISource source)
    {
        _running = Task.Run(() => source.RunAsync(Sink, _stopping.Token));
    }

    /// <summary>What it says.</summary>
    public RecordingSink Sink { get; } = new();

    /// <summary>Stops it and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }
}
