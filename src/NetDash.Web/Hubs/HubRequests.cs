using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>
/// Answers who opens the hub's address as if it were a page or an API. SignalR itself would say <c>Connection ID required</c> as plain
/// text, which tells nobody what to do.
/// </summary>
internal sealed class HubRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return HttpMethods.IsGet(request.Method) && request.Path.Equals(TopologyHub.Path, StringComparison.OrdinalIgnoreCase)
            && request.Headers.Upgrade.Count == 0 && !request.Query.ContainsKey("id")
            ? Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "This is a SignalR hub: connect with a SignalR client and stream Watch(view, epoch, sinceVersion), Draw(view, epoch, sinceVersion) or Describe(view).")
            : next(context);
    }
}
