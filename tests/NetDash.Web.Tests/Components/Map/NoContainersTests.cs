using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Map;

namespace NetDash.Web.Tests.Components.Map;

public sealed class NoContainersTests : PageTest
{
    [Fact]
    public async Task Where_an_engine_is_read_it_says_how_to_start_one()
    {
        await Report(TestTopology.Replaced("docker", TestFacts.Engine()));

        var empty = Open<NoContainers>("", ("Host", Node("host/vm")));

        Assert.Contains("No containers run here.", empty.Markup, StringComparison.Ordinal);
        Assert.StartsWith("docker run", empty.Find("[data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_engine_it_does_not_claim_that_there_are_none()
    {
        await Report(TestTopology.Replaced("kernel", TestFacts.Host(), TestFacts.Netns(1)));

        Assert.Contains("No container engine is read here.", Open<NoContainers>("", ("Host", Node("host/vm"))).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_only_the_kernel_tells_of_is_one()
    {
        await Report(TestTopology.Replaced("kernel", TestFacts.Host(), TestFacts.Netns(1), TestFacts.Netns(2, TestFacts.LongId("x"))));

        Assert.Empty(Open<NoContainers>("", ("Host", Node("host/vm"))).FindAll(".nd-empty"));
    }

    [Fact]
    public async Task With_containers_there_is_nothing_to_say()
    {
        await Laptop();

        Assert.Empty(Open<NoContainers>("", ("Host", Node("host/vm"))).FindAll(".nd-empty"));
    }
}
