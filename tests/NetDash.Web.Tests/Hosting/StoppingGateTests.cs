using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace NetDash.Web.Tests.Hosting;

/// <summary>What a program that is about to end still answers.</summary>
public sealed class StoppingGateTests
{
    [Theory]
    [InlineData("GET", "", HttpStatusCode.ServiceUnavailable)]
    [InlineData("GET", "ports", HttpStatusCode.ServiceUnavailable)]
    [InlineData("POST", "_blazor/negotiate", HttpStatusCode.ServiceUnavailable)]
    [InlineData("GET", "api/v1/topology", HttpStatusCode.OK)]
    [InlineData("GET", "healthz", HttpStatusCode.OK)]
    public async Task It_begins_no_page_and_no_circuit_any_more_and_answers_programs_to_the_end(string method, string path, HttpStatusCode status)
    {
        await using var app = await RunningApp.StartAsync();
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var response = await app.Script().SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status != HttpStatusCode.OK, response.Headers.RetryAfter is not null);
    }
}
