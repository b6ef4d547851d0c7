using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Authentication;

/// <summary>
/// Auth:Mode Proxy: whoever a trusted proxy names. The header of anybody else is no more than text: what counts is the other end of the
/// connection, not what is said of it.
/// </summary>
internal sealed class ProxyUserHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, NetDashOptions settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Whether a trusted proxy names somebody. Two names are none: one of them may be the asker's own.</summary>
    public static bool Names(HttpContext context, ProxyAuthOptions options) =>
        ProxyPeer.Of(context).IsTrusted && context.Request.Headers[options.UserHeader] is [{ Length: > 0 }];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var proxy = settings.Auth.Proxy;
        if (!Names(Context, proxy))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var name = Request.Headers[proxy.UserHeader].ToString().Trim();
        var groups = Request.Headers[proxy.GroupsHeader].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var user = Identities.Named(Scheme.Name, name, Sharers.RoleOf(settings.Auth, name, groups));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name)));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
