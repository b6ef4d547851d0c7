using System.Net;
using System.Net.Sockets;
using System.Text;
using NetDash.Sources.Kubernetes.Client;
using NetDash.Testing.Kubernetes;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Kubernetes.Watching;

/// <summary>What goes wrong between a reader and an API server, and what becomes of it.</summary>
public sealed class BadDayTests
{
    private const string Bookmark = """{"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"2000"},"spec":{"containers":null},"status":{}}}""";

    [Fact]
    public async Task A_version_that_is_too_old_is_an_event_and_leads_to_a_new_list()
    {
        await using var server = await ReplayApiServer.StartAsync(s => s.Resources["pods"].Serve([Recording.Bytes("watch/pods-list-before.json")]));
        await using var running = await RunningCluster.ConnectedAsync(server);
        Assert.Contains(running.Pods, p => p.Name == "web-744fbc5f7b-8wkxg" || p.Name.StartsWith("web-", StringComparison.Ordinal));
        server.Resources["pods"].Serve([Recording.Bytes("lists/pods.json")]);
        server.Resources["pods"].Push(Recording.Text("errors/410-watch-pods-old-rv.ndjson").TrimEnd());

        // At once, without a wait: a gap is known to be one.
        await running.Sink.WaitAsync(s => s.Facts.OfType<PodFact>().Any(p => p.Name == "once-ll2c8"));
        await server.Resources["pods"].WatchedAsync();
        Assert.Equal(2, server.Count("pods", "list"));
        Assert.Equal(Names("lists/pods.json"), running.Pods.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal([SourceState.Connecting, SourceState.Connected], running.Sink.States);
    }

    [Fact]
    public async Task A_version_that_is_too_old_may_be_an_HTTP_status_as_well()
    {
        await using var server = await ReplayApiServer.StartAsync();
        server.Once("pods", "watch", 410, Recording.Bytes("errors/410-list-exact-old.json"));
        await using var running = await RunningCluster.ConnectedAsync(server);
        Assert.Equal(2, server.Count("pods", "list"));
        Assert.Empty(running.Unreadable);
    }

    [Fact]
    public async Task A_server_that_forgets_every_version_is_not_asked_without_end()
    {
        await using var server = await ReplayApiServer.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            server.Once("pods", "watch", 410, Recording.Bytes("errors/410-list-exact-old.json"));
        }

        await using var running = new RunningCluster(server);
        await running.PassAsync(_ => server.Count("pods", "watch") == 4);
        Assert.Equal(4, server.Count("pods", "list"));
        Assert.True(running.Time.GetUtcNow() > new DateTimeOffset(2026, 11, 23, 21, 0, 1, TimeSpan.Zero), "No time has passed.");
    }

    [Fact]
    public async Task A_continue_token_that_expires_in_the_middle_begins_the_list_again()
    {
        var pages = Recording.Pages("pods");
        await using var server = await ReplayApiServer.StartAsync(s => s.Resources["pods"].Serve(pages));
        server.Once("pods", "list", 200, pages[0]);
        server.Once("pods", "list", 410, Recording.Bytes("errors/410-continue-expired.json"));
        await using var running = await RunningCluster.ConnectedAsync(server);
        Assert.Equal(17, running.Pods.Count());
        Assert.Equal(2 + pages.Count, server.Count("pods", "list"));
    }

    [Fact]
    public async Task A_cut_watch_goes_on_from_the_last_version_without_a_list()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);
        server.Resources["pods"].Push(Bookmark);
        server.Resources["pods"].Push(Added("early", 2001));
        await running.Sink.WaitAsync(s => s.Facts.OfType<PodFact>().Any(p => p.Name == "early"));
        server.Resources["pods"].Cut();
        await running.PassAsync(_ => server.Count("pods", "watch") == 2);
        await server.Resources["pods"].WatchedAsync();

        Assert.Contains("resourceVersion=2001&", Watches(server).Last(), StringComparison.Ordinal);
        Assert.Equal(1, server.Count("pods", "list"));
        server.Resources["pods"].Push(Added("late", 2002));
        await running.Sink.WaitAsync(s => s.Facts.OfType<PodFact>().Any(p => p.Name == "late"));
        Assert.Equal([SourceState.Connecting, SourceState.Connected], running.Sink.States);
    }

    [Fact]
    public async Task Half_an_object_is_given_up_and_comes_again_whole()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);
        var line = Added("torn", 2001);
        server.Resources["pods"].Push(Bookmark);
        server.Resources["pods"].PushBytes(Encoding.UTF8.GetBytes(line[..(line.Length / 2)]));
        server.Resources["pods"].End();
        await running.PassAsync(_ => server.Count("pods", "watch") == 2);
        await server.Resources["pods"].WatchedAsync();
        Assert.Contains("resourceVersion=2000&", Watches(server).Last(), StringComparison.Ordinal);
        Assert.DoesNotContain(running.Pods, p => p.Name == "torn");
        server.Resources["pods"].Push(line);
        await running.Sink.WaitAsync(s => s.Facts.OfType<PodFact>().Any(p => p.Name == "torn"));
        Assert.Empty(running.Unreadable);
    }

    [Fact]
    public async Task A_line_that_is_no_event_costs_the_watch_and_not_what_came_before()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);
        server.Resources["pods"].PushBytes(Encoding.UTF8.GetBytes(Added("good", 2001) + "\n{\"type\":\"ADD\n"));
        await running.Sink.WaitAsync(s => s.Facts.OfType<PodFact>().Any(p => p.Name == "good"));
        await running.Sink.WaitAsync(_ => running.Unreadable.Any(u => u.StartsWith("pods: its JSON cannot be read", StringComparison.Ordinal)));
        await running.PassAsync(_ => server.Count("pods", "watch") == 2 && !running.Unreadable.Any());
        Assert.Contains("resourceVersion=2001&", Watches(server).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_is_silent_for_too_long_is_opened_again()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);
        server.Resources["pods"].Push(Bookmark);
        server.Resources["pods"].Push(Added("seen", 2001));
        await running.Sink.WaitAsync(s => s.Facts.OfType<PodFact>().Any(p => p.Name == "seen"));
        running.Time.Advance(running.Timeouts.Silence);
        await running.PassAsync(_ => server.Count("pods", "watch") == 2);
        Assert.Contains("resourceVersion=2001&", Watches(server).Last(), StringComparison.Ordinal);
        Assert.Equal(1, server.Count("pods", "list"));
        Assert.Equal([SourceState.Connecting, SourceState.Connected], running.Sink.States);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_left_alone_for_that_long()
    {
        await using var server = await ReplayApiServer.StartAsync();
        server.Once("pods", "list", 429, Encoding.UTF8.GetBytes("Too many requests, please try again later."), ("Retry-After", "40"));
        await using var running = new RunningCluster(server);
        await running.Sink.WaitForAsync(SourceState.Connected);
        Assert.Equal(["pods: answered 429: Too many requests, please try again later, and asks to wait 40 s []"], running.Unreadable);
        Assert.Empty(running.Pods);

        var start = running.Time.GetUtcNow();
        await running.PassAsync(s => s.Facts.OfType<PodFact>().Any() && !running.Unreadable.Any());
        Assert.InRange(running.Time.GetUtcNow() - start, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_token_that_was_rotated_is_read_again()
    {
        await using var server = await ReplayApiServer.StartAsync(s => s.Token = "first");
        await using var running = await RunningCluster.ConnectedAsync(server);
        await File.WriteAllTextAsync(server.TokenPath, "second", TestContext.Current.CancellationToken);
        server.Token = "second";
        server.Resources["pods"].Cut();
        await running.PassAsync(_ => server.Requests.Any(r => r is { Resource: "pods", Verb: "watch", Authorization: "Bearer second" }));
        await server.Resources["pods"].WatchedAsync();
        server.Resources["pods"].Push(Added("after", 2001));
        await running.Sink.WaitAsync(s => s.Facts.OfType<PodFact>().Any(p => p.Name == "after"));
        Assert.Equal([SourceState.Connecting, SourceState.Connected], running.Sink.States);
    }

    [Fact]
    public async Task A_token_that_stays_refused_is_told_as_denied()
    {
        await using var server = await ReplayApiServer.StartAsync(s => s.Token = "right");
        await File.WriteAllTextAsync(server.TokenPath, "wrong", TestContext.Current.CancellationToken);
        await using var running = new RunningCluster(server);
        await running.Sink.WaitForAsync(SourceState.Denied);
        Assert.Equal($"{server.Address}/: answered 401: Unauthorized. The credentials of the context are refused: renew them.", running.Sink.Status!.Detail);

        await File.WriteAllTextAsync(server.TokenPath, "right", TestContext.Current.CancellationToken);
        await running.PassAsync(s => s.Status!.State == SourceState.Connected);
    }

    [Fact]
    public async Task A_cluster_that_goes_away_leaves_its_last_picture_marked_stale()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);
        var facts = running.Sink.Facts.Count;
        await server.StopAsync();
        // The first to ask may meet the connection's end rather than the closed port.
        await running.PassAsync(s => s.Status!.Detail == $"{server.Address}: nothing listens there. Is the cluster running? What is shown is as it was last read.");
        Assert.Equal(SourceState.Stale, running.Sink.Status!.State);
        Assert.Equal(facts, running.Sink.Facts.Count);

        await server.ListenAsync();
        await running.PassAsync(s => s.Status!.State == SourceState.Connected);
        Assert.Equal(facts, running.Sink.Facts.Count);
        Assert.Equal([SourceState.Connecting, SourceState.Connected, SourceState.Stale, SourceState.Connected], running.Sink.States);
    }

    [Fact]
    public async Task A_cluster_that_was_never_there_is_unreachable_until_it_is()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await server.StopAsync();
        await using var running = new RunningCluster(server);
        await running.Sink.WaitForAsync(SourceState.Unreachable);
        Assert.Equal($"{server.Address}/: nothing listens there. Is the cluster running?", running.Sink.Status!.Detail);
        await server.ListenAsync();
        await running.PassAsync(s => s.Status!.State == SourceState.Connected);
    }

    [Fact]
    public async Task A_host_that_lets_a_connection_hang_is_unreachable()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var server = await ReplayApiServer.StartAsync();
        var address = $"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        await File.WriteAllTextAsync(
            server.KubeconfigPath, File.ReadAllText(server.KubeconfigPath).Replace(server.Address, "https://" + address, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await using var running = new RunningCluster(server, new ClusterTimeouts { Connect = TimeSpan.FromMilliseconds(200) });
        await running.Sink.WaitForAsync(SourceState.Unreachable);
        Assert.Equal($"https://{address}/: no connection to {address} within 0.2 s.", running.Sink.Status!.Detail);
    }

    [Fact]
    public async Task A_server_with_another_certificate_is_not_read()
    {
        await using var other = await ReplayApiServer.StartAsync();
        await using var server = await ReplayApiServer.StartAsync();
        await File.WriteAllTextAsync(
            server.KubeconfigPath, File.ReadAllText(other.KubeconfigPath).Replace(other.Address, server.Address, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await using var running = new RunningCluster(server);
        await running.Sink.WaitForAsync(SourceState.Unreachable);
        Assert.Contains("certificate", running.Sink.Status!.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_context_that_leads_to_another_cluster_is_read_anew()
    {
        await using var other = await ReplayApiServer.StartAsync(s => s.Resources["pods"].Serve([Recording.Bytes("watch/pods-list-before.json")]));
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);
        File.Copy(other.KubeconfigPath, server.KubeconfigPath, overwrite: true);
        await server.StopAsync();
        await running.PassAsync(s => s.Status!.State == SourceState.Connected && s.Facts.OfType<ClusterFact>().Single().Server == other.Address);
        Assert.Equal(Names("watch/pods-list-before.json"), running.Pods.Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_object_that_cannot_be_read_costs_that_object()
    {
        var list = Recording.Text("lists/pods.json");
        var at = list.IndexOf("\"hostNetwork\": true", StringComparison.Ordinal);
        Assert.True(at > 0);
        await using var server = await ReplayApiServer.StartAsync(s =>
            s.Resources["pods"].Serve([Encoding.UTF8.GetBytes(list.Replace("\"hostNetwork\": true", "\"hostNetwork\": \"perhaps\"", StringComparison.Ordinal))]));
        await using var running = await RunningCluster.ConnectedAsync(server);
        Assert.Equal(16, running.Pods.Count());
        Assert.StartsWith("pods demo/hostnet: ", Assert.Single(running.Unreadable), StringComparison.Ordinal);

        // The next event that can be read brings it.
        var pod = Recording.Json("lists/pods.json").GetProperty("items").EnumerateArray().Single(p => p.GetProperty("metadata").GetProperty("name").GetString() == "hostnet");
        server.Resources["pods"].Push($$"""{"type":"MODIFIED","object":{{System.Text.Json.JsonSerializer.Serialize(pod)}}}""");
        await running.Sink.WaitAsync(_ => !running.Unreadable.Any() && running.Pods.Count() == 17);
    }

    [Fact]
    public async Task An_object_of_three_megabytes_is_read_like_any_other()
    {
        await using var server = await ReplayApiServer.StartAsync();
        await using var running = await RunningCluster.ConnectedAsync(server);
        var annotation = new string('x', 3 * 1024 * 1024);
        server.Resources["pods"].Push(Added("huge", 2001).Replace("\"metadata\":{", "\"metadata\":{\"annotations\":{\"a\":\"" + annotation + "\"},", StringComparison.Ordinal));
        server.Resources["pods"].Push(Added("next", 2002));
        await running.Sink.WaitAsync(s => s.Facts.OfType<PodFact>().Any(p => p.Name == "next"));
        Assert.Contains(running.Pods, p => p.Name == "huge");
        Assert.Empty(running.Unreadable);
    }

    private static string Added(string name, int version) =>
        $$$$"""{"type":"ADDED","object":{"kind":"Pod","apiVersion":"v1","metadata":{"name":"{{{{name}}}}","namespace":"demo","uid":"uid-{{{{name}}}}","resourceVersion":"{{{{version}}}}"},"spec":{"containers":[{"name":"c","image":"i"}]},"status":{"phase":"Pending"}}}""";

    private static IEnumerable<string> Watches(ReplayApiServer server) =>
        server.Requests.Where(r => r is { Resource: "pods", Verb: "watch" }).Select(r => r.PathAndQuery);

    private static IEnumerable<string> Names(string file) => Recording.Json(file).GetProperty("items").EnumerateArray()
        .Select(p => p.GetProperty("metadata").GetProperty("name").GetString()!).Order(StringComparer.Ordinal);
}
