using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class PodPanelTests : PageTest
{
    [Fact]
    public async Task A_pod_is_shown_with_its_containers_and_its_namespace()
    {
        await World();

        var panel = Open<DetailsPanel>("?select=pod/shop");

        Assert.Equal(["web", "side"], panel.FindAll(".nd-podcontainer .head").Select(h => h.TextContent.Trim()));
        Assert.Equal(
            ["Heard", "Undeclared", "Undeclared", "Unheard", "HeardByAnother"], panel.FindAll(".ports li").Select(l => l.GetAttribute("data-hearing")));
        Assert.Equal(["cable to", "veth0a", "on", "cni0"], panel.Find(".nic .cable").Children.Select(c => c.TextContent.Trim()));
        Assert.Contains("net:[4026531842]", panel.Find(".nd-podnetns").TextContent, StringComparison.Ordinal);
        Assert.Contains(panel.FindAll(".nd-podnetns a"), a => a.GetAttribute("href") == "./?select=interface/eth0");
    }

    [Fact]
    public async Task The_pause_container_is_one_click_away()
    {
        await World();
        var panel = Open<DetailsPanel>("?select=pod/shop");
        Assert.DoesNotContain(panel.FindAll(".nd-podcontainer"), c => c.TextContent.Contains("holds this namespace", StringComparison.Ordinal));

        Navigation.NavigateTo(panel.Find(".nd-podcontainers .nd-more").GetAttribute("href")!);

        Assert.EndsWith("&open=pause", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("pause", panel.FindAll(".nd-podcontainer")[2].TextContent, StringComparison.Ordinal);
        Assert.Equal("true", panel.Find(".nd-podcontainers .nd-more").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task A_pod_whose_nodes_kernel_is_not_read_says_so_and_shows_no_namespace()
    {
        await World();
        await Report(TestTopology.Upserted("kubernetes", PodWorld.Elsewhere()));

        var panel = Open<DetailsPanel>("?select=pod/far");

        Assert.StartsWith("The kernel of other is not read here", panel.Find(".sentence").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".nd-podnetns, .nd-podcontainers .nd-more"));
    }

    [Fact]
    public async Task Names_with_markup_are_text()
    {
        await World();
        await Report(TestTopology.Upserted("kubernetes", PodWorld.Shop() with
        {
            Reason = "<b>r</b>", Containers = [TestClusterFacts.Container("<i>c</i>", PodWorld.Port(80, "<u>p</u>")) with { Image = "<img src=x>", Reason = "<b>x</b>" }],
        }));

        Assert.Empty(Open<DetailsPanel>("?select=pod/shop").FindAll(".nd-panelbody :is(b b, i, u, img)"));
    }

    [Fact]
    public async Task A_service_shows_its_ports_and_an_ingress_its_rules()
    {
        await World();

        var service = Open<DetailsPanel>("?select=service/shop");
        Assert.Equal([":80 http", "http, :8080", ":30080"], service.FindAll(".nd-detailtable td").Select(c => c.TextContent.Trim()));
        var ingress = Open<DetailsPanel>("?select=ingress/door");
        Assert.Equal("./?select=service/shop", ingress.Find(".nd-detailtable a").GetAttribute("href"));
        Assert.Equal("gone:80, no such service", ingress.Find(".nd-detailtable td.err").TextContent.Trim());
    }

    [Theory]
    [InlineData("k8s-namespace/demo", "inventory/pod?q=x&namespace=demo")]
    [InlineData("k8s-node/vm", "inventory/pod?q=x&node=vm")]
    [InlineData("workload/shop", "inventory/pod?q=x&workload=shop")]
    [InlineData("cluster/test", "inventory/pod?q=x&cluster=test")]
    public async Task What_others_belong_to_filters_by_itself(string reference, string href)
    {
        await World();

        var links = Open<DetailsPanel>($"inventory/pod?q=x&select={reference}").FindAll("footer a");

        Assert.Equal(href, links.Single(a => a.TextContent == "Only this").GetAttribute("href"));
    }

    private async Task World()
    {
        await Report(TestTopology.Replaced("kernel", PodWorld.Kernel()));
        await Report(TestTopology.Replaced("kubernetes", PodWorld.Cluster()));
    }
}
