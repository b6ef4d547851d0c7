using System.Threading.Channels;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Testing.Replay;

/// <summary>A source that says what a test tells it to, in that order, through the same door as the real ones.</summary>
public sealed class ReplaySource(string name = "kernel") : ISource
{
    private const string Epoch = "replay";

    private readonly Channel<Func<ISourceSink, CancellationToken, ValueTask>> _steps =
        Channel.CreateUnbounded<Func<ISourceSink, CancellationToken, ValueTask>>();

    private int _starts;

    /// <summary>How often it was started.</summary>
    public int Starts => Volatile.Read(ref _starts);

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>Reports a full list and that it is connected.</summary>
    public void List(params IEnumerable<Fact> facts)
    {
        Report(new Replaced { Source = name, Epoch = Epoch, Facts = facts.ToValueList() });
        Say(SourceState.Connected);
    }

    /// <summary>Reports new and changed facts.</summary>
    public void Upsert(params IEnumerable<Fact> facts) => Report(new Upserted { Source = name, Epoch = Epoch, Facts = facts.ToValueList() });

    /// <summary>Reports facts that are gone.</summary>
    public void Remove(params IEnumerable<string> ids) => Report(new Removed { Source = name, Epoch = Epoch, Ids = ids.ToValueList() });

    /// <summary>Reports how it is.</summary>
    public void Say(SourceState state, string detail = "") => Report(new StatusChanged
    {
        Source = name,
        Epoch = Epoch,
        Status = new SourceStatus { Name = name, Kind = name.Split(':')[0], State = state, Detail = detail },
    });

    /// <summary>Reports a change as it is.</summary>
    public void Report(SourceChange change) => _steps.Writer.TryWrite((sink, stopping) => sink.ReportAsync(change, stopping));

    /// <summary>Throws out of its run: what a defect of a source looks like.</summary>
    public void Fail(Exception exception) => _steps.Writer.TryWrite((_, _) => throw exception);

    /// <inheritdoc/>
    public async Task RunAsync(ISourceSink sink, CancellationToken stopping)
    {
        Interlocked.Increment(ref _starts);
        await foreach (var step in _steps.Reader.ReadAllAsync(stopping))
        {
            await step(sink, stopping);
        }
    }
}
