using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using NetDash.Web.Hosting;

namespace NetDash.Web.Tests.Hosting;

/// <summary>What the program took each request for, once it had gone through all of it.</summary>
internal sealed class SeenRequests : IStartupFilter
{
    private readonly List<Seen> _all = [];

    public Seen Last => _all[^1];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            await rest();
            var request = context.Request;
            _all.Add(new Seen($"{context.Connection.RemoteIpAddress}", request.Scheme, request.Host.Value!, request.PathBase.Value!, ProxyPeer.Of(context)));
        });
        next(app);
    };
}

internal sealed record Seen(string Address, string Scheme, string Host, string PathBase, ProxyPeer Peer);
