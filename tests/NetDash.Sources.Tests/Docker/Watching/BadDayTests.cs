using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Sources.Tests.Docker.Fakes;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker.Watching;

public sealed class BadDayTests
{
    [Fact]
    public async Task An_engine_that_comes_later_is_found_by_its_socket()
    {
        await using var engine = FakeEngine.NotStarted();
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Absent);
        Assert.Contains(engine.SocketPath, source.Sink.Status!.Detail, StringComparison.Ordinal);

        engine.Run("web");
        await engine.ListenAsync();
        await source.Sink.ContainerAsync("web");
        Assert.Equal([SourceState.Connecting, SourceState.Absent, SourceState.Connected], source.Sink.States);
    }

    [Fact]
    public async Task With_no_engine_anywhere_the_first_that_comes_is_read()
    {
        await using var engine = FakeEngine.NotStarted();
        var folder = Path.GetDirectoryName(engine.SocketPath)!;
        var root = Path.Combine(folder, "root");
        Directory.CreateDirectory(Path.Combine(root, "var/run"));
        var surroundings = new DockerSurroundings(_ => null, folder, root);
        await using var source = Fakes.Sources.Run(EngineLocation.WhereverFound(surroundings));
        await source.Sink.WaitForAsync(SourceState.Absent);
        Assert.Contains("/var/run/docker.sock", source.Sink.Status!.Detail, StringComparison.Ordinal);
        Assert.Equal("docker", source.Sink.Status.Name);

        engine.Run("web");
        await engine.ListenAsync();
        File.CreateSymbolicLink(Path.Combine(root, "var/run/docker.sock"), engine.SocketPath);
        await source.Sink.ContainerAsync("web");
    }

    [Fact]
    public async Task A_socket_that_nobody_serves_any_more_is_unreachable()
    {
        await using var engine = FakeEngine.NotStarted();
        using (var abandoned = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified))
        {
            abandoned.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(engine.SocketPath));
            await using var source = Fakes.Sources.Run(engine.Address);
            await source.Sink.WaitForAsync(SourceState.Unreachable);
            Assert.Contains("Nothing listens", source.Sink.Status!.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_gap_in_the_event_stream_is_healed_by_a_new_list()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Run("first"));
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.ContainerAsync("first");
        var first = engine.Containers.Values.Single();

        // Nobody says that these happen.
        engine.Containers.TryRemove(first.Id, out _);
        engine.Run("second");
        engine.CloseStreams();

        await source.Sink.ContainerAsync("second");
        Assert.DoesNotContain(source.Sink.Facts.OfType<ContainerFact>(), c => c.Name == "first");
    }

    [Fact]
    public async Task Half_an_event_is_a_gap()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        engine.Run("missed");
        engine.EmitLine("{\"Type\":\"container\",\"Action\":\"sta\n");
        await source.Sink.ContainerAsync("missed");
    }

    [Fact]
    public async Task A_container_that_cannot_be_inspected_costs_itself_and_is_shown_as_listed()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Run("sound"));
        var broken = engine.Run("broken");
        var garbled = engine.Run("garbled", json => json["State"]!["Pid"] = "many");
        var torn = engine.Run("torn");
        engine.Intercept = async context =>
        {
            if (context.Request.Path.Value!.Contains(broken.Id, StringComparison.Ordinal))
            {
                context.Response.StatusCode = 500;
                await context.Response.WriteAsync("""{"message":"driver failed"}""");
                return true;
            }

            if (context.Request.Path.Value.Contains(torn.Id, StringComparison.Ordinal))
            {
                await context.Response.WriteAsync("""{"Id":"abc","State":{"Sta""");
                return true;
            }

            return false;
        };
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);

        Assert.Equal(
            ["container broken", "container garbled", "container torn"], source.Sink.Status!.Unreadable.Select(u => u.What));
        Assert.Contains("answered 500: driver failed", source.Sink.Status.Unreadable[0].Reason, StringComparison.Ordinal);
        Assert.Equal(["broken", "garbled", "sound", "torn"], source.Sink.Facts.OfType<ContainerFact>().Select(c => c.Name).Order());
        Assert.Equal("running", source.Sink.Facts.OfType<ContainerFact>().Single(c => c.Name == "broken").State);

        // It is read again with the next event, and then nothing is missing of it.
        engine.Intercept = null;
        engine.Emit("update", broken.Id);
        engine.Emit("update", torn.Id);
        await source.Sink.WaitAsync(sink => sink.Status!.Unreadable.Count == 1);
        Assert.Equal(4242, source.Sink.Facts.OfType<ContainerFact>().Single(c => c.Name == "broken").Pid);
        Assert.True(garbled.Id.Length > 0);
    }

    [Fact]
    public async Task One_odd_element_of_a_list_costs_no_other()
    {
        await using var engine = await FakeEngine.StartAsync();
        var odd = engine.Run("odd");
        var even = engine.Run("even");
        engine.ContainerList = $$"""[{{even.Listed}}, {"Id":"{{odd.Id}}","Names":"odd","Ports":7}, 12, null]""";
        engine.Networks = """[{"Id":"n1","Name":"good","Driver":"bridge","IPAM":null,"Options":null,"Labels":null,"Containers":null},{"Id":"n2","Name":["bad"]}]""";
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        Assert.Equal(["even", "odd"], source.Sink.Facts.OfType<ContainerFact>().Select(c => c.Name).Order());
        Assert.Equal("good", Assert.Single(source.Sink.Facts.OfType<DockerNetworkFact>()).Name);
        Assert.Equal(
            ["a container in the list", "a container in the list", "network n2"], source.Sink.Status!.Unreadable.Select(u => u.What));
    }

    [Fact]
    public async Task An_engine_that_hangs_is_stale_and_heals()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Run("web"));
        var timeouts = new DockerTimeouts { PingInterval = TimeSpan.FromMilliseconds(50), Ping = TimeSpan.FromMilliseconds(300), Request = TimeSpan.FromSeconds(1) };
        await using var source = Fakes.Sources.Run(engine.Address, timeouts);
        await source.Sink.WaitForAsync(SourceState.Connected);

        var resumed = new TaskCompletionSource();
        engine.Intercept = async _ =>
        {
            await resumed.Task;
            return false;
        };
        await source.Sink.WaitForAsync(SourceState.Stale);
        Assert.Contains("was not answered", source.Sink.Status!.Detail, StringComparison.Ordinal);
        Assert.Single(source.Sink.Facts.OfType<ContainerFact>());

        engine.Intercept = null;
        resumed.SetResult();
        await source.Sink.WaitForAsync(SourceState.Connected);
    }

    [Fact]
    public async Task An_engine_that_goes_away_is_stale_and_the_one_that_takes_its_place_is_listed_afresh()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Run("old"));
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        var before = source.Sink.Facts.OfType<EngineFact>().Single();

        await engine.StopAsync();
        await source.Sink.WaitForAsync(SourceState.Stale);
        Assert.Single(source.Sink.Facts.OfType<ContainerFact>());

        engine.Containers.Clear();
        engine.Run("new");
        engine.Info = """{"ID":"FAKE:0002","Name":"vm"}""";
        await engine.ListenAsync();
        await source.Sink.ContainerAsync("new");
        Assert.DoesNotContain(source.Sink.Facts, f => f.Id == before.Id);
        Assert.Equal("FAKE:0002", Assert.Single(source.Sink.Facts.OfType<EngineFact>()).InfoId);
        Assert.Single(source.Sink.Facts.OfType<ContainerFact>());
    }

    [Fact]
    public async Task A_proxy_that_refuses_makes_it_denied_and_says_what_to_allow()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Intercept = async context =>
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync("<html>Forbidden</html>");
            return true;
        };
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Denied);
        Assert.Contains("answered 403", source.Sink.Status!.Detail, StringComparison.Ordinal);
        Assert.Contains("must allow GET", source.Sink.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_that_is_no_engine_is_unreachable()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Version = "<html>hello</html>");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Unreachable);
        Assert.Contains("JSON cannot be read", source.Sink.Status!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_of_a_megabyte_and_a_name_of_markup_are_shown_cut()
    {
        await using var engine = await FakeEngine.StartAsync();
        var wild = engine.Run("<script>alert(1)</script>", json =>
        {
            json["Config"]!["Labels"] = new JsonObject { ["big"] = new string('x', 1024 * 1024), ["nothing"] = null };
            for (var i = 0; i < 400; i++)
            {
                json["Config"]!["Labels"]!.AsObject()[$"label{i:D3}"] = "v";
            }
        });
        await using var source = Fakes.Sources.Run(engine.Address);
        var fact = await source.Sink.ContainerAsync("<script>alert(1)</script>");
        Assert.Equal(256, fact.Labels.Count);
        Assert.Equal(4096, fact.Labels["big"].Length);
        Assert.EndsWith("…", fact.Labels["big"], StringComparison.Ordinal);
        await source.Sink.WaitForAsync(SourceState.Connected);
        Assert.Contains("146 of 402 labels", Assert.Single(source.Sink.Status!.Unreadable).Reason, StringComparison.Ordinal);

        // Its events carry its labels too.
        wild.Change(json => json["State"]!["Status"] = "paused");
        engine.EmitLine($$$"""{"Type":"container","Action":"pause","Actor":{"ID":"{{{wild.Id}}}","Attributes":{"big":"{{{new string('x', 1024 * 1024)}}}"} } }""" + "\n");
        await source.Sink.WaitAsync(sink => sink.Facts.OfType<ContainerFact>().Single().State == "paused");
    }

    [Fact]
    public async Task Nothing_but_nulls_is_still_a_container_and_a_network()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Networks = """[{"Id":"n1","Name":null,"Driver":null,"IPAM":{"Config":null}}]""");
        engine.Run("null", json =>
        {
            foreach (var key in json.Select(p => p.Key).Where(k => k is not "Id" and not "Created").ToList())
            {
                json[key] = null;
            }
        });
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        Assert.Empty(source.Sink.Status!.Unreadable);
        var fact = Assert.Single(source.Sink.Facts.OfType<ContainerFact>());
        Assert.Equal(("unknown", fact.ContainerId[..12]), (fact.State, fact.Name));
        Assert.Equal("n1", Assert.Single(source.Sink.Facts.OfType<DockerNetworkFact>()).Name);
    }
}
