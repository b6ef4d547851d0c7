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
        Assert.Equal(["Hosts", "Lens", "Export", "Pages", "Pages, at the bottom"], layout.FindAll("nav").Select(n => n.GetAttribute("aria-label")));
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
