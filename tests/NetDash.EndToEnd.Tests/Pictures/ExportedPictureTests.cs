using System.Xml.Linq;

namespace NetDash.EndToEnd.Tests.Pictures;

[Collection(PictureCollection.Name)]
[Trait("Requires", "Docker")]
public sealed class ExportedPictureTests(PictureSite site)
{
    [Fact]
    public async Task The_exported_picture_shows_the_real_machine()
    {
        using var client = new HttpClient { BaseAddress = site.Machine.Address };
        var svg = XDocument.Parse(await client.GetStringAsync("api/v1/topology.svg?theme=dark", TestContext.Current.CancellationToken));
        var text = string.Join(' ', svg.Descendants().Where(e => e.Name.LocalName is "text" or "tspan" && !e.HasElements).Select(e => e.Value));

        foreach (var word in new[] { "vm", "10.131.175.138", "web-logs", "docker0", "appnet", "172.17.0.2", "9876", "sshd", "redis-server", "not plugged in", "lab", "tap0", "no uplink" })
        {
            Assert.Contains(word, text, StringComparison.Ordinal);
        }
    }
}
