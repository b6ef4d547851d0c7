using System.Security.Claims;
using NetDash.Web.Sharing;

namespace NetDash.Web.Authentication;

/// <summary>From who somebody is to what that allows. A link's limit is looked up, never taken from what the asker brings.</summary>
internal sealed class AccessReader(SharedLinks links)
{
    /// <summary>The access of a request.</summary>
    public Access Of(HttpContext context) => Of(context.User);

    /// <summary>The access of somebody; of nobody, and of a link that has ended, none: nothing is seen.</summary>
    public Access Of(ClaimsPrincipal? user)
    {
        if (user?.Identity?.IsAuthenticated != true)
        {
            return Nothing("nobody");
        }

        var name = user.Identity.Name ?? "";
        if (user.LinkId() is { } id)
        {
            return links.AccessBy(id) ?? Nothing(name);
        }

        return new Access(name, user.Role(), null, CancellationToken.None);
    }

    private static Access Nothing(string name) => new(name, Role.Viewer, SharedLink.Nothing, new CancellationToken(canceled: true));
}
