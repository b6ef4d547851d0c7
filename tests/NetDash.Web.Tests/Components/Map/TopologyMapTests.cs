using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Map;

namespace NetDash.Web.Tests.Components.Map;

public sealed class TopologyMapTests : PageTest
{
    private readonly BunitJSModuleInterop _module;
    private readonly BunitJSModuleInterop _map;

    public TopologyMapTests()
    {
        _module = JSInterop.SetupModule("./map.js");
        _map = _module.SetupModule("startMap", (InvocationMatcher)(_ => true));
        _map.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task It_starts_with_the_view_the_selection_by_id_and_the_hub_below_the_base_path()
    {
        await Laptop();

        Open<TopologyMap>("?q=web&select=container/web&theme=dark&lens=wiring");

        var options = Started();
        Assert.Equal(Navigation.BaseUri + "hubs/topology", options.GetProperty("hub").GetString());
        Assert.Equal("q=web", options.GetProperty("view").GetString());
        Assert.Equal(TestFacts.ContainerNode("web"), options.GetProperty("select").GetString());
        Assert.Equal(JsonValueKind.Null, options.GetProperty("finding").ValueKind);
    }

    [Fact]
    public async Task The_lens_is_part_of_the_view_and_a_port_is_handed_over_by_its_entry()
    {
        await Laptop();
        var entry = PortLedger.Of(Store.Current).Entries.First().Id;

        var page = Open<TopologyMap>($"?q=web&lens=ports&select={entry}");
        var options = Started();
        Assert.Equal(("lens=ports&q=web", entry), (options.GetProperty("view").GetString(), options.GetProperty("select").GetString()));

        Navigation.NavigateTo($"?q=web&select={entry}");
        page.WaitForAssertion(() => Assert.Equal("q=web", Assert.Single(_map.Invocations["setView"]).Arguments[0]));
        Assert.Empty(_map.Invocations["select"]);
    }

    [Fact]
    public async Task An_edge_and_a_finding_are_handed_over_by_their_ids()
    {
        await Laptop();
        var edge = Store.Current.Edges.Values.First(e => e.Kind == EdgeKind.Veth).Id;
        var finding = Store.Current.Findings.Keys.First();

        Open<TopologyMap>($"?select={edge}&finding={finding}");
        var options = Started();
        Assert.Equal((edge, null), (options.GetProperty("select").GetString(), options.GetProperty("finding").GetString()));

        Open<TopologyMap>($"?finding={finding}");
        options = Started();
        Assert.Equal((null, finding), (options.GetProperty("select").GetString(), options.GetProperty("finding").GetString()));
    }

    [Fact]
    public async Task What_is_selected_in_it_goes_into_the_address_by_name()
    {
        await Laptop();
        var map = Open<TopologyMap>("?q=web&finding=old").FindComponent<TopologyMap>();
        var edge = Store.Current.Edges.Values.First(e => e.Kind == EdgeKind.Veth).Id;

        var entry = PortLedger.Of(Store.Current).Entries.First().Id;

        await map.Instance.OnSelect(TestFacts.ContainerNode("web"), null, null, null);
        Assert.EndsWith("/?q=web&select=container/web", Navigation.Uri, StringComparison.Ordinal);
        await map.Instance.OnSelect(null, edge, null, null);
        Assert.Matches("/[?]q=web&select=edge/veth/interface/.+~interface/.+$", Navigation.Uri);
        Assert.Equal(edge, StateAt(Navigation.ToBaseRelativePath(Navigation.Uri)).Selection?.Id);
        await map.Instance.OnSelect(null, null, entry, null);
        Assert.Matches("/[?]q=web&select=port/vm/tcp/[0-9]+$", Navigation.Uri);
        Assert.Equal(entry, StateAt(Navigation.ToBaseRelativePath(Navigation.Uri)).Selection?.Id);
        await map.Instance.OnSelect(null, null, null, "f1");
        Assert.EndsWith("/?q=web&finding=f1", Navigation.Uri, StringComparison.Ordinal);
        await map.Instance.OnSelect(null, null, null, null);
        Assert.EndsWith("/?q=web", Navigation.Uri, StringComparison.Ordinal);

        // The picture showed each of them before it said so.
        Assert.Empty(_map.Invocations["select"]);
        Assert.Empty(_map.Invocations["reveal"]);
    }

    [Fact]
    public async Task What_a_link_selects_is_told_to_the_picture_and_brought_into_view()
    {
        await Laptop();
        var page = Open<TopologyMap>("");
        var finding = Store.Current.Findings.Keys.First();

        Navigation.NavigateTo("?select=container/web");
        page.WaitForAssertion(() => Assert.Equal(TestFacts.ContainerNode("web"), Assert.Single(_map.Invocations["select"]).Arguments[0]));
        page.WaitForAssertion(() => Assert.Equal(TestFacts.ContainerNode("web"), Assert.Single(_map.Invocations["reveal"]).Arguments[0]));

        Navigation.NavigateTo($"?finding={finding}");
        page.WaitForAssertion(() => Assert.Equal(finding, Assert.Single(_map.Invocations["showFinding"]).Arguments[0]));
        Assert.Null(_map.Invocations["select"][^1].Arguments[0]);

        Navigation.NavigateTo("?q=db");
        page.WaitForAssertion(() => Assert.Equal("q=db", Assert.Single(_map.Invocations["setView"]).Arguments[0]));
        page.WaitForAssertion(() => Assert.Null(_map.Invocations["showFinding"][^1].Arguments[0]));
    }

    [Fact]
    public async Task A_change_of_the_topology_is_not_the_pages_to_tell()
    {
        await Laptop();
        var page = Open<TopologyMap>("?select=container/web");
        var told = _map.Invocations.Count;

        await Report(TestTopology.Upserted("docker", TestFacts.Container("late")));
        page.WaitForState(() => Live.Current.Nodes.ContainsKey(TestFacts.ContainerNode("late")));
        page.Render();

        Assert.Equal(told, _map.Invocations.Count);
    }

    [Fact]
    public async Task Its_state_takes_the_skeleton_away_and_stays_while_it_reconnects()
    {
        await Laptop();
        var page = Open<TopologyMap>("");
        var map = page.FindComponent<TopologyMap>().Instance;
        Assert.Single(page.FindAll(".nd-skeleton"));

        await map.OnState("live", "");
        Assert.Empty(page.FindAll(".nd-skeleton"));
        await map.OnState("reconnecting", "4");
        Assert.Empty(page.FindAll(".nd-skeleton, .nd-mapnote"));
        await map.OnState("connecting", "");
        Assert.Empty(page.FindAll(".nd-skeleton"));
        await map.OnState("failed", "This connection has 16 streams open.");
        Assert.Contains("16 streams", page.Find(".nd-mapnote[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paused_it_stands_still_until_somebody_goes_on()
    {
        await Laptop();
        var page = Open<TopologyMap>("");

        Live.Pause();
        page.WaitForAssertion(() => Assert.Single(_map.Invocations["pause"]));
        await Report(TestTopology.Upserted("docker", TestFacts.Container("late")));
        Assert.DoesNotContain(TestFacts.ContainerNode("late"), Live.Current.Nodes.Keys);

        Live.Resume();
        page.WaitForAssertion(() => Assert.Single(_map.Invocations["resume"]));
        Assert.Contains(TestFacts.ContainerNode("late"), Live.Current.Nodes.Keys);
    }

    [Fact]
    public async Task On_a_phone_the_list_comes_first()
    {
        await Laptop();
        ThemeModule.Setup<bool>("isPhone").SetResult(true);

        var page = Open<TopologyMap>("");

        Assert.Equal("list", page.Find(".nd-map").GetAttribute("data-outline"));
        Navigation.NavigateTo(Services.GetRequiredService<LiveMap>().Turned(StateAt("").Address).ToString());
        Assert.EndsWith("?as=map", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.False(page.Find(".nd-map").HasAttribute("data-outline")));
    }

    [Fact]
    public async Task A_script_that_cannot_be_loaded_is_told_and_the_page_goes_on()
    {
        await Laptop();
        ThemeModule.Setup<bool>("isPhone").SetException(new JSException("404"));

        var page = Open<TopologyMap>("");

        Assert.Contains("could not be loaded", page.Find(".nd-mapnote[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private JsonElement Started() => JsonSerializer.SerializeToElement(_module.Invocations["startMap"][^1].Arguments[2]);
}
