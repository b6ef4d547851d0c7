using System.Net;
using System.Text;
using NetDash.Web.Authentication;

namespace NetDash.Web.Tests.Hosting;

/// <summary>Who asks for what costs, again and again, is told to wait, and nobody else is.</summary>
public sealed class RateLimitTests
{
    private const int MoreThanAnybodyMay = 400;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "api/v1/topology.svg")]
    [InlineData("GET", "api/v1/topology.png?q=nothing")]
    [InlineData("POST", "api/v1/preflight?format=nonsense")]
    public async Task Who_asks_too_often_waits_and_others_do_not(string method, string path)
    {
        await using var app = await RunningApp.StartAsync();
        var client = app.Script();
        HttpResponseMessage? refused = null;
        for (var i = 0; i < MoreThanAnybodyMay && refused is null; i++)
        {
            var answer = await AskAsync(client, method, path);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        using var other = await AskAsync(app.Key("other", Role.Viewer), method, path);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, other.StatusCode);
        using var cheap = await client.GetAsync("api/v1/findings", Cancellation);
        Assert.Equal(HttpStatusCode.OK, cheap.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = new StringContent("services: {}", Encoding.UTF8, "application/yaml");
        }

        return await client.SendAsync(request, Cancellation);
    }
}
