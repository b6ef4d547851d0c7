using System.Globalization;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Api;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Api;

public sealed class MetricsTests
{
    [Fact]
    public async Task They_count_what_there_is()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Netns(2));
        await app.WhenAsync(s => s.Nodes.Count == 3 && s.Sources.Count == 1);
        using var response = await app.Script().GetAsync("metrics", TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        Assert.Contains("netdash_nodes{kind=\"netns\"} 2", lines);
        Assert.Contains("netdash_source_state{source=\"kernel\",state=\"connected\"} 1", lines);
        Assert.Contains("netdash_source_state{source=\"kernel\",state=\"stale\"} 0", lines);
        Assert.Contains($"netdash_topology_version {app.Store.Current.Version.ToString(CultureInfo.InvariantCulture)}", lines);
        Assert.Contains("netdash_ready 1", lines);
        Assert.Contains(lines, l => l.StartsWith("process_resident_memory_bytes ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_source_name_breaks_no_line()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.Report(TestTopology.Status("a\"b\\c\nd", SourceState.Connected));
        await app.WhenAsync(s => s.Sources.Count == 1);
        var text = await app.Script().GetStringAsync("metrics", TestContext.Current.CancellationToken);
        Assert.Contains("{source=\"a\\\"b\\\\c\\nd\"}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_have_a_point_whatever_the_culture()
    {
        var text = new MetricsText();
        text.Gauge("x", "Help.", 1.5);
        Assert.Equal("# HELP x Help.\n# TYPE x gauge\nx 1.5\n", text.ToString());
    }
}
