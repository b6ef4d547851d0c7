using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Testing.Replay;
using NetDash.Topology.Sources;

namespace NetDash.Web.Tests.Hosting;

public sealed class SourceHostTests
{
    [Fact]
    public async Task A_source_that_throws_is_shown_so_keeps_its_picture_is_started_again_and_disturbs_no_other()
    {
        var other = new ReplaySource("docker:vm");
        await using var app = await RunningApp.StartAsync(b => b.Services.AddSingleton<ISource>(other));
        app.Source.List(TestFacts.Host());
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.HostId));

        app.Source.Fail(new InvalidOperationException("a defect"));
        var failed = await app.WhenAsync(s => s.Sources.Any(x => x is { Name: "kernel", State: SourceState.Unreachable }));
        Assert.Contains("a defect", failed.Sources[0].Detail, StringComparison.Ordinal);
        Assert.True(failed.Nodes.ContainsKey(TestFacts.HostId));

        other.List(TestFacts.Engine(), TestFacts.Container("web"));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("web")));

        app.Source.Upsert(TestFacts.Netns(1));
        app.Source.Say(SourceState.Connected);
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.HostNetns) && s.Sources.All(x => x.State == SourceState.Connected));
        Assert.Equal(2, app.Source.Starts);
        Assert.Equal(1, other.Starts);
    }

    [Fact]
    public async Task A_source_that_returns_has_said_all_it_will_and_is_left_alone()
    {
        var off = new SwitchedOff();
        await using var app = await RunningApp.StartAsync(b => b.Services.AddSingleton<ISource>(off));
        app.Source.List(TestFacts.Host());
        var snapshot = await app.WhenAsync(s => s.Sources.Count == 2);
        Assert.Equal(SourceState.Absent, snapshot.Sources[1].State);
        using var ready = await app.Anybody().GetAsync("readyz", TestContext.Current.CancellationToken);
        Assert.True(ready.IsSuccessStatusCode);

        // One that failed later has been started again by now: so would this one have been.
        app.Source.Fail(new InvalidOperationException("a defect"));
        app.Source.Upsert(TestFacts.Netns(1));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.HostNetns));
        Assert.Equal(2, app.Source.Starts);
        Assert.Equal(1, off.Starts);
    }

    private sealed class SwitchedOff : ISource
    {
        private int _starts;

        public int Starts => Volatile.Read(ref _starts);

        public string Name => "off";

        public async Task RunAsync(ISourceSink sink, CancellationToken stopping)
        {
            Interlocked.Increment(ref _starts);
            await sink.ReportAsync(TestTopology.Status(Name, SourceState.Absent), stopping);
        }
    }
}
