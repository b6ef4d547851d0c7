using System.Net;
using System.Net.Sockets;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>How a program on this machine reaches a NetDash by what it was told to listen on.</summary>
/// <param name="Address">Scheme, host and port to ask.</param>
/// <param name="SocketPath">The unix socket that leads there; null for TCP.</param>
internal sealed record OwnDoor(Uri Address, string? SocketPath)
{
    private const string Unix = "http://unix:";

    /// <summary>By the first address without TLS, else the first.</summary>
    /// <exception cref="SettingsException">The system picks the port: nobody outside the program knows it.</exception>
    public static OwnDoor Of(IReadOnlyList<string> listening)
    {
        var address = listening.FirstOrDefault(a => a.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) ?? listening[0];
        if (address.StartsWith(Unix, StringComparison.OrdinalIgnoreCase))
        {
            return new OwnDoor(new Uri("http://localhost/"), address[Unix.Length..]);
        }

        var binding = BindingAddress.Parse(address);
        if (binding.Port == 0)
        {
            throw new SettingsException([$"{address}: the port is picked at each start, so that only the NetDash that runs knows it"]);
        }

        return new OwnDoor(new UriBuilder(binding.Scheme, Host(address), binding.Port).Uri, null);
    }

    /// <summary>A client that goes there, past any proxy of the surroundings.</summary>
    public HttpClient Connect()
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        // The certificate is for the name that people type; what is asked here is this machine.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        if (SocketPath is { } path)
        {
            handler.ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            };
        }

        return new HttpClient(handler);
    }

    /// <summary>An address is gone to as it is; all addresses, and any name, which Kestrel takes for all, by the loopback one.</summary>
    private static string Host(string address)
    {
        var host = ListeningAddresses.Host(address);
        if (!IPAddress.TryParse(host, out var ip) || ip.Equals(IPAddress.Any))
        {
            return "localhost";
        }

        return ip.Equals(IPAddress.IPv6Any) ? "[::1]" : ip.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{host}]" : host;
    }
}
