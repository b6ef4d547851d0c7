using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NetDash.Web.Api;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>
/// Answers only requests for names of this program. A page of another site whose name was made to mean this machine (DNS rebinding)
/// still says that name in the Host header.
/// </summary>
internal sealed class HostFilter(RequestDelegate next, NetDashOptions options, IServer server)
{
    private readonly Lazy<Bound> _bound = new(() => Bound.Of(server));

    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        return IsAllowed(host, context.Connection.LocalIpAddress)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status400BadRequest,
                $"NetDash does not answer for the host {(host.Length <= 255 ? host : host[..255])}; the setting NetDash:AllowedHosts names those it answers for.");
    }

    private bool IsAllowed(string host, IPAddress? local)
    {
        if (options.AllowedHosts.Count > 0)
        {
            return options.AllowedHosts.Any(allowed => Matches(allowed, host));
        }

        return Is("localhost", host) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (options.PublicUrl.Length > 0 && Is(new Uri(options.PublicUrl).Host, host))
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) ? IsOwn(address, local) : _bound.Value.Names.Contains(host));
    }

    private bool IsOwn(IPAddress address, IPAddress? local) =>
        IPAddress.IsLoopback(address)
        || _bound.Value.Addresses.Contains(address)
        // Bound to every address of the machine: the one that this request came in by is one of them.
        || (_bound.Value.IsEverywhere && local is not null && address.Equals(local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local));

    private static bool Matches(string allowed, string host) =>
        allowed == "*"
        || (allowed.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase) : Is(allowed.Trim('[', ']'), host.Trim('[', ']')));

    private static bool Is(string name, string host) => host.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the server listens on, known once it does.</summary>
    private sealed record Bound(HashSet<IPAddress> Addresses, HashSet<string> Names, bool IsEverywhere)
    {
        public static Bound Of(IServer server)
        {
            var bound = new Bound([], new HashSet<string>(StringComparer.OrdinalIgnoreCase), false);
            foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            {
                var host = ListeningAddresses.Host(address);
                if (!IPAddress.TryParse(host, out var ip))
                {
                    // Kestrel binds any name but localhost to all addresses.
                    var everywhere = !Is("localhost", host) && !ListeningAddresses.IsLoopback(address);
                    bound.Names.Add(host);
                    bound = bound with { IsEverywhere = bound.IsEverywhere || everywhere };
                }
                else if (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
                {
                    bound = bound with { IsEverywhere = true };
                }
                else
                {
                    bound.Addresses.Add(ip);
                }
            }

            if (bound.IsEverywhere)
            {
                bound.Names.Add(Dns.GetHostName());
            }

            return bound;
        }
    }
}
