using NetDash.Drawing.Scenes;
using NetDash.Testing.Facts;

namespace NetDash.EndToEnd.Tests.Map;

/// <summary>Ports on the canvas: what a click on one selects, and what that lights.</summary>
[Trait("Requires", "Browser")]
public sealed class MapPortsTests(MapSite site) : IClassFixture<MapSite>
{
    [Fact]
    public async Task A_click_on_a_plate_selects_its_entry_in_both_lenses()
    {
        foreach (var scene in new[] { TestScenes.Ports, TestScenes.Laptop })
        {
            await using var map = await site.OpenAsync(new MapSetting(scene));
            await map.ClickAsync("8443");

            Assert.Equal([new Told(null, null, null, Plate(scene, 8443, "api").Entries[0])], await map.ToldAsync());
            Assert.Empty(map.Problems);
        }
    }

    [Fact]
    public async Task The_row_of_who_answers_still_selects_the_node()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Ports));

        await map.ClickAsync("api");

        Assert.Equal([new Told(TestFacts.ContainerNode("api"), null, null)], await map.ToldAsync());
    }

    [Fact]
    public async Task Who_has_no_node_is_selected_by_the_port()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Ports));

        await map.ClickAsync("Unknown owner");

        Assert.Equal([new Told(null, null, null, TestScenes.Ports.Elements.Values.Single(e => e.Name == "Unknown owner").Entries[0])], await map.ToldAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_port_lights_everybody_who_has_or_wants_it_and_nobody_else(bool ports)
    {
        var scene = ports ? TestScenes.Ports : TestScenes.Laptop;
        await using var map = await site.OpenAsync(new MapSetting(scene) { Height = 1200 });
        var (holder, loser, other) = (await GlyphAsync(map, "host1"), await GlyphAsync(map, "pub3"), await GlyphAsync(map, "node-exporter"));

        await using var lit = await site.OpenAsync(new MapSetting(scene) { Height = 1200, Query = $"&select={Uri.EscapeDataString(Plate(scene, 9876, "pub3").Entries[0])}" });

        Assert.Equal(holder, await GlyphAsync(lit, "host1"));
        Assert.Equal(loser, await GlyphAsync(lit, "pub3"));
        Assert.NotEqual(other, await GlyphAsync(lit, "node-exporter"));
        Assert.Empty(await lit.ToldAsync());
    }

    [Fact]
    public async Task What_is_no_error_yet_is_drawn_while_one_of_its_ends_is_looked_at()
    {
        var conflict = TestScenes.Ports.Edges.Values.Single(e => e.Look == EdgeLook.Conflict);
        var scene = TestScenes.Ports with { Edges = TestScenes.Ports.Edges.SetItem(conflict.Id, conflict with { Look = EdgeLook.Warning, Label = null }) };
        await using var map = await site.OpenAsync(new MapSetting(scene));
        var label = (await map.LabelsAsync()).First(l => l.Text == "9876");
        var plate = scene.Elements[conflict.From];
        var (x, y) = (label.Box.X + conflict.Badge!.Value.X - plate.Box.X - 6, label.Box.Y + conflict.Badge.Value.Y - plate.Box.Y);
        var warning = await map.TokenAsync("warn");
        Assert.NotEqual(warning, await map.PixelAsync(x, y));

        // Nobody can click on what is not there.
        await map.Canvas.ClickAsync(new() { Position = new() { X = (float)x + 6, Y = (float)y } });
        Assert.DoesNotContain(await map.ToldAsync(), t => t.Finding is not null);

        await map.Canvas.HoverAsync(new() { Position = new() { X = (float)label.MiddleX, Y = (float)label.MiddleY } });
        await map.RestAsync();
        Assert.Equal(warning, await map.PixelAsync(x, y));
        await map.ClickAsync("9876");
        await map.Canvas.ClickAsync(new() { Position = new() { X = (float)x + 6, Y = (float)y } });
        Assert.Equal(conflict.Finding, (await map.ToldAsync())[^1].Finding);
    }

    [Fact]
    public async Task A_finding_without_a_line_lights_and_shows_what_it_is_about()
    {
        var plate = Plate(TestScenes.Ports, 8443, "api");
        var scene = TestScenes.Ports with { Elements = TestScenes.Ports.Elements.SetItem(plate.Id, plate with { Findings = ["unheard"] }) };
        await using var low = await site.OpenAsync(new MapSetting(scene) { Height = 260, Query = "&finding=unheard" });
        await using var plain = await site.OpenAsync(new MapSetting(scene));
        await using var map = await site.OpenAsync(new MapSetting(scene) { Query = "&finding=unheard" });

        // Of what stands above it, the first is out of sight.
        Assert.Contains(await low.LabelsAsync(), l => l.Text == "8443");
        Assert.DoesNotContain(await low.LabelsAsync(), l => l.Text == "sshd");
        Assert.Equal(await GlyphAsync(plain, "api"), await GlyphAsync(map, "api"));
        Assert.NotEqual(await GlyphAsync(plain, "sshd"), await GlyphAsync(map, "sshd"));
    }

    [Fact]
    public async Task The_tree_says_the_port_and_who_answers_and_enter_selects_it()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Ports));
        var plate = Plate(TestScenes.Ports, 5432, "db");

        await map.Tree.GetByRole(Microsoft.Playwright.AriaRole.Treeitem, new() { Name = "0.0.0.0:5432 , forwarded by db, DNAT to 10.55.0.3:5432, reached at every address" }).FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.PressAsync("ArrowRight");
        await map.Page.Keyboard.PressAsync("ArrowRight");
        await map.Page.Keyboard.PressAsync("Enter");

        Assert.Equal([new Told(null, null, null, plate.Entries[0]), new Told(plate.Node, null, null)], await map.ToldAsync());
    }

    /// <summary>The colour of a glyph at the end of a row or card.</summary>
    private static async Task<string> GlyphAsync(MapPage map, string name)
    {
        var label = await map.LabelAsync(name);
        return await map.PixelAsync(label.Box.Right - (label.Box.W > 310 ? 16 : label.Box.W > 250 ? 14 : 13), label.Box.Y + 13);
    }

    private static SceneElement Plate(Scene scene, int port, string owner) =>
        scene.Elements.Values.Single(e => e.Kind == ElementKind.Plate && e.Port?.First == port && e.Node == TestFacts.ContainerNode(owner));
}
