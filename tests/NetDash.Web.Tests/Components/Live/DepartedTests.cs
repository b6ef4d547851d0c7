using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Topology.Identity;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.ViewModels;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Components.Live;

public sealed class DepartedTests
{
    [Fact]
    public async Task Whoever_has_the_id_of_a_container_that_was_made_anew_is_led_to_the_one_of_its_name()
    {
        await using var app = await RunningApp.StartAsync();
        var web = TestFacts.Container("web");
        app.Source.List(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Engine(), web);
        await app.WhenAsync(s => s.Nodes.ContainsKey(web.Id));
        app.Source.Remove(web.Id);
        var again = web with { Id = NodeId.Container(TestFacts.EngineId, TestFacts.LongId("again")), ContainerId = TestFacts.LongId("again") };
        app.Source.Upsert(again);
        var departed = app.Services.GetRequiredService<Departed>();
        var now = await app.WhenAsync(s => s.Nodes.ContainsKey(again.Id) && departed.NameOf(web.Id) is not null);

        Assert.Equal("container/vm/web", departed.NameOf(web.Id));
        Assert.Equal(again.Id, Gone.Of(now, departed.NameOf(web.Id)!)[0].Node.Id);
        Assert.Null(departed.NameOf("container:ENG1:never"));
    }
}
