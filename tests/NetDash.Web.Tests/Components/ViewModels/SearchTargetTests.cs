using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class SearchTargetTests : PageTest
{
    [Fact]
    public async Task A_search_leads_to_the_first_kind_that_matches()
    {
        await Laptop();

        Assert.Equal(NodeKind.Container, SearchTarget.Kind([Node("interface/docker0"), Node("container/web")]));
        Assert.Equal(NodeKind.Interface, SearchTarget.Kind([Node("interface/docker0"), Node("host/vm")]));
        Assert.Null(SearchTarget.Kind([]));
    }
}
