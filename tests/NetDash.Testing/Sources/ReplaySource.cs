using System.Threading.Channels;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Testing.Sources;

/// <summary>A source that reports what a test tells it to, through the same door as the real ones.</summary>
public sealed class ReplaySource(string name, IEnumerable<Fact> facts, SourceStatus? status = null) : ISource
{
    private const string Epoch = "replay";

    private readonly Channel<SourceChange> _changes = Channel.CreateUnbounded<SourceChange>();

    public string Name => name;

    /// <summary>Reports its list, that it is connected, and then whatever comes.</summary>
    public async Task RunAsync(ISourceSink sink, CancellationToken stopping)
    {
        await sink.ReportAsync(new Replaced { Source = name, Epoch = Epoch, Facts = facts.ToValueList() }, stopping);
        await sink.ReportAsync(
            new StatusChanged { Source = name, Epoch = Epoch, Status = status ?? Status(SourceState.Connected) }, stopping);
        await foreach (var change in _changes.Reader.ReadAllAsync(stopping))
        {
            await sink.ReportAsync(change, stopping);
        }
    }

    /// <summary>Facts that are new or differ.</summary>
    public void Upsert(params IEnumerable<Fact> changed) =>
        _changes.Writer.TryWrite(new Upserted { Source = name, Epoch = Epoch, Facts = changed.ToValueList() });

    /// <summary>Facts that are gone.</summary>
    public void Remove(params IEnumerable<string> ids) =>
        _changes.Writer.TryWrite(new Removed { Source = name, Epoch = Epoch, Ids = ids.ToValueList() });

    /// <summary>How the source is from now on.</summary>
    public void Report(SourceStatus changed) =>
        _changes.Writer.TryWrite(new StatusChanged { Source = name, Epoch = Epoch, Status = changed });

    /// <summary>A status of this source.</summary>
    public SourceStatus Status(SourceState state, string detail = "") => new()
    {
        Name = name, Kind = name.Split(':')[0], State = state, Host = Facts.TestFacts.HostId, Detail = detail,
    };
}
