using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>
/// Believes <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> of listed proxies, and of nobody else: not of loopback either, which
/// every program of this machine can come from. Runs before anything that asks for scheme, host or address.
/// </summary>
internal sealed class ForwardedRequests
{
    private readonly RequestDelegate _next;
    private readonly TrustedProxyList _proxies;
    private readonly ForwardedHeadersMiddleware _believe;

    public ForwardedRequests(RequestDelegate next, NetDashOptions options, ILoggerFactory loggers)
    {
        _next = next;
        _proxies = new TrustedProxyList(options.TrustedProxies);
        var headers = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // From the right, as long as each hop was said by a listed proxy: what stands further left, anybody can have written.
            ForwardLimit = null,
        };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var network in _proxies.Networks)
        {
            headers.KnownIPNetworks.Add(network);
        }

        _believe = new ForwardedHeadersMiddleware(next, loggers, Options.Create(headers));
    }

    public Task InvokeAsync(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        var peer = new ProxyPeer(address, address is not null && _proxies.Contains(address));
        context.Features.Set(peer);
        // The framework's own check is passed by whoever has no address, and by all where no proxy is known.
        if (!peer.IsTrusted)
        {
            return _next(context);
        }

        DropOtherSchemes(context.Request.Headers);
        return _believe.Invoke(context);
    }

    /// <summary>
    /// The framework takes any word for a scheme, and a proxy that sets none passes on what a client wrote: links are made of it, and
    /// <c>javascript:</c> is one too.
    /// </summary>
    private static void DropOtherSchemes(IHeaderDictionary headers)
    {
        var schemes = headers.GetCommaSeparatedValues(ForwardedHeadersDefaults.XForwardedProtoHeaderName);
        if (!schemes.All(s => s.Equals("http", StringComparison.OrdinalIgnoreCase) || s.Equals("https", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Remove(ForwardedHeadersDefaults.XForwardedProtoHeaderName);
        }
    }
}
