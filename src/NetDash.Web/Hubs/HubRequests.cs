using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>
/// Answers who opens the hub's address as if it were a page or an API. SignalR itself would say <c>Connection ID required</c> as plain
/// text, which tells nobody what to do. Keeps proxies from holding back what the hub streams.
/// </summary>
internal sealed class HubRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || !request.Path.Equals(TopologyHub.Path, StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        if (request.Headers.Upgrade.Count == 0 && !request.Query.ContainsKey("id"))
        {
            return Problems.WriteAsync(
                context, StatusCodes.Status400BadRequest,
                "This is a SignalR hub: connect with a SignalR client and stream Watch(view, epoch, sinceVersion), Draw(view, epoch, sinceVersion) or Describe(view).");
        }

        // nginx gathers an answer before it passes it on, unless the answer says not to; events would wait there for others.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return next(context);
    }
}
