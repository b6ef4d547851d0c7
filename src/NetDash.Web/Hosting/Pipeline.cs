using NetDash.Web.Api;
using NetDash.Web.Authentication;
using NetDash.Web.Components;
using NetDash.Web.Embedding;
using NetDash.Web.Hubs;

namespace NetDash.Web.Hosting;

/// <summary>What a request goes through, from the outside in.</summary>
internal static class Pipeline
{
    public static void UseNetDash(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Problems.ForExceptionAsync,
            StatusCodeSelector = Problems.StatusOf,
            // What the asker did wrong is told to the asker; the log is for what NetDash did wrong.
            SuppressDiagnosticsCallback = context => Problems.StatusOf(context.Exception) < StatusCodes.Status500InternalServerError,
        });
        app.UseMiddleware<ForwardedRequests>();
        app.UseMiddleware<HostFilter>();
        app.UseStatusCodePages(Problems.ForStatusAsync);
        app.UseMiddleware<PathBaseGate>();
        app.UseMiddleware<StoppingGate>();
        // A page that is not there, in the frame of those that are.
        app.UseWhen(
            context => PageRequest.WantsHtml(context.Request),
            pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseRouting();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseMiddleware<HubRequests>();
        app.UseMiddleware<SocketCompression>();

        app.MapStaticAssets().AllowAnonymous();
        app.MapSignIn();
        app.MapNetDashApi();
        app.MapNetDashHub();
        app.MapEmbed();
        var isFramed = app.Services.GetRequiredService<FrameOrigins>().Any;
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o =>
        {
            // The framework's own frame-ancestors would be a second policy; SecurityHeaders writes the one.
            o.ContentSecurityFrameAncestorsPolicy = null;
            o.DisableWebSocketCompression = isFramed;
        });
    }
}
