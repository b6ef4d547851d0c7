using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hostile;

/// <summary>Ways out of the folder of the static files, and past the base path.</summary>
public sealed class PathTraversalTests
{
    private static readonly string[] Ways =
    [
        "/../../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/fonts/../../appsettings.json", "/fonts/..%2f..%2fappsettings.json", "/fonts/..%5c..%5cappsettings.json", "/fonts/..\\..\\appsettings.json",
        "/_content/MudBlazor/../../../appsettings.json", "/_framework/..%2f..%2fNetDash.Web.dll", "/inventory/..%2f..%2fetc%2fpasswd",
        "/inventory/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/%2fetc%2fpasswd", "/.%00./etc/passwd", "/netdash.css%00.html",
        "/%252e%252e%252fetc%252fpasswd", "/..;/etc/passwd", "/%c0%ae%c0%ae/etc/passwd", "/api/v1/..%2f..%2fetc/passwd",
        "/api/v1/nodes/..%2f..%2f..%2fetc%2fpasswd", "/api/v1/topology/../../../../etc/passwd",
    ];

    [Fact]
    public async Task None_leads_to_a_file_or_to_a_failure()
    {
        await using var app = await RunningApp.StartAsync();
        foreach (var way in Ways)
        {
            var answer = await RawHttp.GetAsync(app, way);
            Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("ConnectionStrings", answer, StringComparison.Ordinal);
            Assert.False(answer.Contains("This program cannot be run in DOS mode", StringComparison.Ordinal), way);
            // The last part of an inventory's address is a word, which the page does not know.
            var isPage = way.StartsWith("/inventory/", StringComparison.Ordinal) && answer.Contains("<!DOCTYPE html>", StringComparison.Ordinal);
            Assert.True(isPage || RawHttp.Status(answer) is 400 or 404, $"{way}: {answer.Split("\r\n")[0]}");
        }
    }

    [Theory]
    [InlineData("/ops/netdash/../../healthz", 200)] // Kestrel takes dots out before anything looks: this is /healthz, open to all.
    [InlineData("/ops/netdash/../api/v1/topology", 404)]
    [InlineData("/ops/netdash/..%2fapi/v1/topology", 404)]
    [InlineData("/ops/netdash/%2e%2e/%2e%2e/api/v1/topology", 404)]
    [InlineData("/ops%2fnetdash/api/v1/topology", 404)]
    [InlineData("/ops/netdash/api/v1/topology", 200)]
    public async Task None_leads_past_the_base_path(string path, int expected)
    {
        await using var app = await RunningApp.StartAsync("--NetDash:PathBase=/ops/netdash");
        Assert.Equal(expected, RawHttp.Status(await RawHttp.GetAsync(app, path)));
    }

    [Theory]
    [InlineData("/%61pi/v1/topology")]
    [InlineData("/api/../api/v1/topology")]
    [InlineData("/API/v1/topology")]
    [InlineData("/login/../api/v1/topology")]
    [InlineData("/netdash.css/../api/v1/topology")]
    public async Task Another_spelling_of_a_path_still_asks_who_it_is(string path)
    {
        await using var app = await RunningApp.StartAsync();
        var answer = await RawHttp.SendAsync(app, $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.Equal(401, RawHttp.Status(answer));
    }
}
