using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class SharedAddressTests
{
    private static readonly TopologySnapshot Now =
        new LinkedTopology(new FindingsAnalyzer(TimeProvider.System)).With([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]).Now;

    [Fact]
    public void What_came_by_ids_is_shared_by_names()
    {
        var edge = Now.Edges.Values.Single(e => e.Kind == EdgeKind.Attached && e.From == TestFacts.ContainerNode("db")).Id;
        var entry = PortLedger.Of(Now).Entries.First(e => e.At.Port == 8080).Id;
        var finding = Now.Findings.Values.Single(f => f.Rule == "port-blocked").Id;

        Assert.Equal("./?select=container/web&theme=dark", Shared($"?select={TestFacts.ContainerNode("web")}&theme=dark"));
        Assert.Equal("./?host=host/vm&focus=container/db&focus=container/api", Shared($"?host={TestFacts.HostId}&focus={TestFacts.ContainerNode("db")}&focus=container/api"));
        Assert.Equal("./?select=edge/attached/container/db~docker-network/appnet", Shared("?select=" + edge));
        Assert.Equal("ports?select=port/vm/tcp/8080", Shared("ports?select=" + entry));
        Assert.Equal("findings?finding=port-blocked/9876/tcp/container/pub3", Shared("findings?finding=" + finding));
    }

    [Theory]
    [InlineData("./")]
    [InlineData("./?select=container/web&host=vm&q=container:x")]
    [InlineData("ports?select=port:0123&finding=port-blocked:0123")]
    public void Names_and_what_is_gone_stay_as_they_are(string address) => Assert.Equal(address, Shared(address));

    private static string Shared(string address) => SharedAddress.Of(Now, PageAddress.Parse(address.StartsWith("./", StringComparison.Ordinal) ? address[2..] : address)).ToString();
}
