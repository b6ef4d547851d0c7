using System.Net;

namespace NetDash.Web.Hosting;

/// <summary>
/// Who a request's connection really came from, whatever its headers say: kept before <c>X-Forwarded-For</c> takes the place of
/// <see cref="ConnectionInfo.RemoteIpAddress"/>.
/// </summary>
/// <param name="Address">The peer's address, IPv4 as such also on a socket of both families; null on a unix socket.</param>
/// <param name="IsTrusted">Whether the setting TrustedProxies lists it.</param>
internal sealed record ProxyPeer(IPAddress? Address, bool IsTrusted)
{
    /// <summary>The peer of a request; one that is not trusted where nothing has looked.</summary>
    public static ProxyPeer Of(HttpContext context) =>
        context.Features.Get<ProxyPeer>() ?? new ProxyPeer(context.Connection.RemoteIpAddress, false);
}
