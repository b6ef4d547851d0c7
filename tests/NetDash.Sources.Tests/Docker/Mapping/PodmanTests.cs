using NetDash.Sources.Tests.Docker.Fakes;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker.Mapping;

/// <summary>Where Podman's imitation of the API differs.</summary>
public sealed class PodmanTests
{
    private const string Version = """{"Components":[{"Name":"Podman Engine","Version":"4.3.1"}],"Version":"4.3.1","ApiVersion":"1.41","MinAPIVersion":"1.24"}""";

    [Fact]
    public async Task Its_engine_id_stays_though_it_draws_another_for_each_answer()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Version = Version);
        engine.Run("web");
        engine.Info = """{"ID":"11111111-1111-1111-1111-111111111111","Name":"vm","DockerRootDir":"/var/lib/containers/storage"}""";
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        var first = source.Sink.Facts.OfType<EngineFact>().Single().EngineId;

        engine.Info = """{"ID":"22222222-2222-2222-2222-222222222222","Name":"vm","DockerRootDir":"/var/lib/containers/storage"}""";
        await using var again = Fakes.Sources.Run(engine.Address);
        await again.Sink.WaitForAsync(SourceState.Connected);
        Assert.Equal(first, again.Sink.Facts.OfType<EngineFact>().Single().EngineId);
        Assert.StartsWith("Podman 4.3.1", again.Sink.Status!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_words_for_states_and_events_are_understood()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Version = Version);
        var web = engine.Run("web");
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        web.Change(json =>
        {
            json["State"]!["Status"] = "stopped";
            json["State"]!["Running"] = false;
        });
        engine.Emit("died", web.Id);
        await source.Sink.ContainerAsync("web", c => c.State == "exited");
        engine.Emit("remove", web.Id);
        await source.Sink.GoneAsync("web");
    }

    [Fact]
    public async Task Its_networks_go_by_the_names_that_its_containers_use()
    {
        await using var engine = await FakeEngine.StartAsync(e => e.Version = Version);
        engine.Networks = """[{"Name":"bridge","Id":"2f259bab93aaaaa2542ba43ef33eb990d0999ee1b9924b557b7be53c0b7a1bb9","Driver":"bridge","IPAM":{"Config":[{"Subnet":"10.88.0.0/16","Gateway":"10.88.0.1"}]},"Options":{}},{"Id":"33","Name":"own","Driver":"bridge"}]""";
        engine.Run("web", json => json["NetworkSettings"]!["Networks"] = System.Text.Json.Nodes.JsonNode.Parse(
            """{"podman":{"IPAMConfig":null,"Links":null,"Aliases":["4b11fa48c6c7"],"NetworkID":"podman","IPAddress":"10.88.0.2","DriverOpts":null}}"""));
        await using var source = Fakes.Sources.Run(engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        Assert.Equal([("own", "", false), ("podman", "podman0", true)], source.Sink.Facts.OfType<DockerNetworkFact>().Select(n => (n.Name, n.Bridge, n.IsDefaultBridge)).Order());
        var endpoint = Assert.Single(source.Sink.Facts.OfType<ContainerFact>().Single().Endpoints);
        Assert.Equal(("podman", "", "10.88.0.2"), (endpoint.NetworkName, endpoint.NetworkId, endpoint.Ipv4));
    }
}
