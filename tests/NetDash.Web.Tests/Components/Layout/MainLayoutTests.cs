using Bunit;
using Microsoft.AspNetCore.Components;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class MainLayoutTests : PageTest
{
    [Fact]
    public async Task It_has_the_landmarks_and_a_way_past_them()
    {
        await Laptop();

        var layout = At("inventory/container");

        Assert.Single(layout.FindAll("header.nd-top"));
        Assert.Single(layout.FindAll("main#content"));
        Assert.Single(layout.FindAll("footer.nd-strip"));
        Assert.Equal(["Hosts", "Lens", "Export", "Share", "Share more", "Shared", "Pages", "Pages, at the bottom"], layout.FindAll("nav").Select(n => n.GetAttribute("aria-label")));
        Assert.EndsWith("#content", layout.Find(".nd-skip").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(layout.FindAll("aside"));
    }

    [Fact]
    public async Task The_front_page_has_the_findings_beside_it()
    {
        await Laptop();

        Assert.Equal("Findings", At("").Find("aside").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData("?select=container/web")]
    [InlineData("findings?select=container/web")]
    public async Task What_the_address_selects_is_beside_every_page(string address)
    {
        await Laptop();

        Assert.Equal("web", At(address).Find("aside h2").TextContent);
    }

    [Theory]
    [InlineData("?kiosk=true&select=container/web")]
    [InlineData("ports?kiosk=true")]
    [InlineData("findings?kiosk=true")]
    [InlineData("inventory/container?kiosk=true&select=container/web")]
    [InlineData("sources?kiosk=true")]
    public async Task On_a_wall_there_is_the_page_and_a_line_of_status_with_the_way_out(string address)
    {
        await Laptop();

        var layout = At(address);

        Assert.NotNull(layout.Find(".nd-app.kiosk main#content"));
        Assert.Empty(layout.FindAll("header.nd-top, nav, aside, .nd-navlink"));
        var leave = layout.Find("footer.nd-strip a[data-netdash-close]");
        Assert.Equal("Leave kiosk", leave.TextContent);
        Assert.DoesNotContain("kiosk", leave.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("findings", layout.Find("footer .findings").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_wall_what_is_gone_is_told_although_there_is_no_panel()
    {
        await Laptop();

        Assert.Contains("Nothing is named container/nobody now.", At("?kiosk=true&select=container/nobody").Find(".nd-banner").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?select=container/wob", "web", "has a similar name")]
    [InlineData("?select=container/vm9/web", "web", "container of the same name")]
    [InlineData("inventory/container?select=container/vm/nobody", "vm", "host")]
    [InlineData("ports?select=port/vn/tcp/80", "vm", "has a similar name")]
    [InlineData("?select=edge/veth/interface/web/eth9~interface/docker0", "docker0", "interface")]
    public async Task A_link_to_what_is_gone_says_so_and_leads_to_what_is_nearest(string address, string name, string words)
    {
        await Laptop();

        var layout = At(address);

        // The tab follows the store: it may be drawn anew while it is looked at.
        layout.WaitForAssertion(() =>
        {
            Assert.Contains("named", layout.Find("aside [role=status]").TextContent, StringComparison.Ordinal);
            var relative = layout.FindAll("aside .nd-group li").Single(li => li.TextContent.Contains(words, StringComparison.Ordinal) && li.QuerySelector("a")?.TextContent.Trim() == name);
            Assert.Contains("select=", relative.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_port_that_nobody_has_any_more_is_shown_as_such()
    {
        await Laptop();

        var panel = At("ports?select=port/vm/tcp/4444").Find("aside");

        Assert.Equal("4444/tcp", panel.QuerySelector("h2")!.TextContent);
        Assert.Contains("Nobody is known to have or want it now.", panel.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_fails_keeps_the_frame_and_is_tried_again()
    {
        await Laptop();
        var fails = true;
        Navigation.NavigateTo("sources");
        var layout = Render<MainLayout>(p => p.Add(l => l.Body, (RenderFragment)(b =>
        {
            b.OpenComponent<Guard>(0);
            b.AddAttribute(1, "What", "The page");
            b.AddAttribute(2, "ChildContent", (RenderFragment)(inner =>
            {
                inner.OpenComponent<Failing>(0);
                inner.AddComponentParameter(1, "Fails", () => fails);
                inner.CloseComponent();
            }));
            b.CloseComponent();
        })));
        Assert.StartsWith("The page could not be drawn.", layout.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(layout.Find("header.nd-top"));

        fails = false;
        await Report(Status("docker", SourceState.Stale));

        layout.WaitForAssertion(() => Assert.Contains("drawn after all", layout.Markup, StringComparison.Ordinal));
        Assert.Empty(layout.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_container_that_is_reported_is_counted_without_a_reload()
    {
        await Laptop();
        var layout = At("sources");
        var before = Store.Current.Nodes.Count;

        await Report(TestTopology.Upserted("docker", TestFacts.Container("late")));

        layout.WaitForAssertion(() => Assert.Contains($"{before + 1} nodes", layout.Find("footer").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<MainLayout> At(string address)
    {
        Navigation.NavigateTo(address);
        return Render<MainLayout>();
    }

    private sealed class Failing : ComponentBase
    {
        [Parameter]
        public Func<bool> Fails { get; set; } = () => false;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, Fails() ? throw new InvalidOperationException("A bad object.") : "drawn after all");
    }
}
