using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Commands;

/// <summary>
/// <c>healthcheck</c>: whether the NetDash that runs with the same settings answers. For a container's health check, where no
/// other program than this one need be there.
/// </summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(Arguments arguments, TextWriter errors, CancellationToken cancellation)
    {
        var configuration = NetDashConfiguration.Load(arguments.Options);
        var options = SettingsReader.Read(configuration);
        var door = OwnDoor.Of(ListeningAddresses.Of(configuration));
        using var client = door.Connect();
        client.Timeout = LongestWait;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(door.Address, "healthz"));
        if (options.AllowedHosts is [var allowed, ..])
        {
            // Any other name is refused. What a pattern stands for does not matter, only that it matches.
            request.Headers.Host = allowed == "*" ? "localhost" : allowed.Replace("*", "healthcheck", StringComparison.Ordinal);
        }

        try
        {
            using var response = await client.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
            {
                return CommandLine.Done;
            }

            await errors.WriteLineAsync($"{request.RequestUri} answers {(int)response.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            await errors.WriteLineAsync($"{request.RequestUri} does not answer: {e.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await errors.WriteLineAsync($"{request.RequestUri} does not answer within {LongestWait.TotalSeconds} s.");
        }

        return CommandLine.Failed;
    }
}
