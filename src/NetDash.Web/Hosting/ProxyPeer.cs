using System.Net;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>The other end of the connection that a request came by.</summary>
/// <param name="Address">Its address; null where it has none, as on a unix socket.</param>
/// <param name="IsTrusted">Whether it is one of <c>TrustedProxies</c>.</param>
internal sealed record ProxyPeer(IPAddress? Address, bool IsTrusted)
{
    public static ProxyPeer Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;
        var trusted = context.RequestServices.GetRequiredService<NetDashOptions>().TrustedProxies;
        return new ProxyPeer(address, address is not null && trusted.Any(t =>
            IPNetwork.TryParse(t, out var network) ? network.Contains(address) : IPAddress.TryParse(t, out var one) && one.Equals(address)));
    }
}
