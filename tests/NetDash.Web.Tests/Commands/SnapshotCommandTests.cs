using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Testing.Replay;
using NetDash.Topology.Sources;

namespace NetDash.Web.Tests.Commands;

public sealed class SnapshotCommandTests
{
    [Fact]
    public async Task It_prints_the_topology_once_every_source_is_listed_or_known_not_to_be_there()
    {
        var kernel = new ReplaySource();
        var docker = new ReplaySource("docker");
        kernel.List(TestFacts.Host(), TestFacts.Netns(1));
        docker.Say(SourceState.Absent);
        var shell = await Shell.RunAsync(TestSources.Of(kernel, docker), "snapshot");
        Assert.Equal((0, ""), (shell.Code, shell.Errors));
        Assert.EndsWith("}\n", shell.Output, StringComparison.Ordinal);
        var document = JsonDocument.Parse(shell.Output).RootElement;
        Assert.Equal(["epoch", "version", "time", "sources", "nodes", "edges"], document.EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, document.GetProperty("nodes").GetArrayLength());
        Assert.Equal(2, document.GetProperty("sources").GetArrayLength());
    }

    [Fact]
    public async Task After_15_seconds_it_says_which_source_is_missing()
    {
        var kernel = new ReplaySource();
        kernel.List(TestFacts.Host());
        var docker = new ReplaySource("docker:slow");
        var shell = await Shell.RunAsync(
            b =>
            {
                TestSources.Of(kernel, docker)(b);
                b.Services.AddSingleton<TimeProvider>(new HastyTime());
            },
            "snapshot");
        Assert.Equal(1, shell.Code);
        Assert.Equal("", shell.Output);
        Assert.Contains("docker:slow", Assert.Single(shell.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_exit_code_2()
    {
        var shell = await Shell.RunAsync("snapshot", "--NetDash:Kernel:Enabled=x");
        Assert.Equal(2, shell.Code);
    }

    /// <summary>A clock whose timers are due a hundred times sooner.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period);
    }
}
