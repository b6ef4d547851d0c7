using System.Net;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>The address that people open.</summary>
internal static class PublicAddress
{
    /// <summary>PublicUrl, else the first address that is listened on, by a name that can be opened; with the base path.</summary>
    public static string Of(NetDashOptions options, IEnumerable<string> listening)
    {
        var pathBase = options.PathBase.TrimEnd('/');
        if (options.PublicUrl.Length > 0)
        {
            var url = options.PublicUrl.TrimEnd('/');
            return url.EndsWith(pathBase, StringComparison.Ordinal) ? url : url + pathBase;
        }

        return Openable(listening.FirstOrDefault() ?? ListeningAddresses.Default) + pathBase;
    }

    /// <summary>0.0.0.0 and the like are no addresses to go to: on this machine the loopback name is.</summary>
    private static string Openable(string address)
    {
        if (address.StartsWith("http://unix:", StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        var binding = BindingAddress.Parse(address);
        var host = binding.Host.Trim('[', ']');
        var everywhere = host is "*" or "+" || (IPAddress.TryParse(host, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
        var port = binding.Port == (binding.Scheme == "https" ? 443 : 80) ? "" : $":{binding.Port}";
        return $"{binding.Scheme}://{(everywhere ? "localhost" : binding.Host)}{port}";
    }
}
