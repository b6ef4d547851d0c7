using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using NetDash.Web.Api;

namespace NetDash.Web.Hosting;

/// <summary>
/// How often somebody may ask for what costs: a bucket of tokens for each person and address, so that one who asks too much is in no
/// one else's way. Signing in has its own, by wrong tokens.
/// </summary>
internal static class RateLimits
{
    /// <summary>Checks of compose files and manifests.</summary>
    public const string Preflight = "preflight";

    /// <summary>Pictures.</summary>
    public const string Exports = "exports";

    /// <summary>Links and frozen pictures that are made.</summary>
    public const string Sharing = "sharing";

    public static IServiceCollection AddNetDashRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        Add(limits, Preflight, burst: 60, perSecond: 2);
        Add(limits, Exports, burst: 60, perSecond: 2);
        Add(limits, Sharing, burst: 20, perSecond: 1);
        limits.OnRejected = static async (rejected, _) =>
        {
            var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 1;
            rejected.HttpContext.Response.Headers.RetryAfter = after.ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "You ask for this more often than is answered; wait a little.");
        };
    });

    private static void Add(RateLimiterOptions limits, string name, int burst, int perSecond) => limits.AddPolicy(
        name,
        context => RateLimitPartition.GetTokenBucketLimiter(
            $"{context.User.Identity?.Name} {context.Connection.RemoteIpAddress}",
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true,
            }));
}
