using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>The address of this site as whoever asks knows it: what links are made of that leave the site.</summary>
internal sealed class SiteAddress(NetDashOptions options)
{
    /// <summary>PublicUrl, else what the request came by; with the base path and without a slash at the end.</summary>
    public string Of(HttpContext context) => options.PublicUrl.Length > 0
        ? PublicAddress.Of(options, [])
        : $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
}
