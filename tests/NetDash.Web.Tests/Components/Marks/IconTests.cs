using Bunit;
using NetDash.Drawing.Marks;
using NetDash.Topology.Model;
using NetDash.Web.Components.Marks;

namespace NetDash.Web.Tests.Components.Marks;

public sealed class IconTests : PageTest
{
    [Fact]
    public void An_icon_is_never_read_out() =>
        Assert.Equal("true", Render<Icon>(p => p.Add(i => i.Path, IconPaths.Map)).Find("svg").GetAttribute("aria-hidden"));

    [Fact]
    public void Kinds_are_told_apart_by_shape()
    {
        var paths = Enum.GetValues<NodeKind>().Select(KindIcons.Of).ToList();

        Assert.Equal(paths.Count, paths.Distinct().Count());
    }

    [Fact]
    public async Task Interfaces_are_told_apart_by_type()
    {
        await Laptop();

        string[] kinds = ["interface/docker0", "interface/veth3c1f9a2", "interface/lab/tap0", "interface/lab/lo"];
        Assert.Equal(4, kinds.Select(k => KindIcons.Of(Node(k))).Distinct().Count());
    }
}
