using System.Net;

namespace NetDash.Web.Configuration;

/// <summary>Where the server is told to listen, before it does: what the framework reads, and the default where it finds nothing.</summary>
internal static class ListeningAddresses
{
    /// <summary>Where NetDash listens when nobody says otherwise.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>The addresses of <c>--urls</c>, ASPNETCORE_URLS, ASPNETCORE_HTTP_PORTS and Kestrel's endpoints, else the default.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>()];
        if (endpoints.Length > 0)
        {
            return endpoints;
        }

        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return Split(urls);
        }

        string[] ports =
        [
            .. Split(configuration["http_ports"]).Select(p => $"http://*:{p}"),
            .. Split(configuration["https_ports"]).Select(p => $"https://*:{p}"),
        ];
        return ports.Length > 0 ? ports : [Default];
    }

    /// <summary>Whether nobody outside the machine can reach an address.</summary>
    public static bool IsLoopback(string address)
    {
        if (address.StartsWith("http://unix:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var host = Host(address);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    /// <summary>The host of an address without brackets; <c>*</c> and <c>+</c> as they are.</summary>
    public static string Host(string address) => BindingAddress.Parse(address).Host.Trim('[', ']');

    private static string[] Split(string? text) =>
        (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
