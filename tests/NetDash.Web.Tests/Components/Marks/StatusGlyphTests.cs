using Bunit;
using NetDash.Drawing.Marks;
using NetDash.Web.Components.Marks;

namespace NetDash.Web.Tests.Components.Marks;

public sealed class StatusGlyphTests : PageTest
{
    [Theory]
    [InlineData(Health.Ok, "circle.f-ok")]
    [InlineData(Health.Warning, "path.f-warn")]
    [InlineData(Health.Error, "path.f-err")]
    [InlineData(Health.Stopped, "circle.s-stop:not([stroke-dasharray])")]
    [InlineData(Health.Unknown, "circle.s-stop[stroke-dasharray]")]
    [InlineData(Health.Info, "path.s-info")]
    public void Each_state_has_a_shape_of_its_own(Health health, string shape) =>
        Assert.NotNull(Render<StatusGlyph>(p => p.Add(g => g.Health, health)).Find(shape));

    [Fact]
    public void Alone_it_has_a_name() =>
        Assert.Equal("error", Render<StatusGlyph>(p => p.Add(g => g.Health, Health.Error).Add(g => g.Label, "error")).Find("svg[role=img]").GetAttribute("aria-label"));

    [Fact]
    public void Beside_words_it_is_hidden_from_those_who_listen() =>
        Assert.Equal("true", Render<StatusGlyph>(p => p.Add(g => g.Health, Health.Error)).Find("svg").GetAttribute("aria-hidden"));
}
