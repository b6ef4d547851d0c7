using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Authentication;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Sharing;

/// <summary>Where links are made, for the page and the API alike.</summary>
internal sealed class LinkDesk(SharedLinks links, LinkTokens tokens)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 80;

    /// <summary>How long one lasts unless told.</summary>
    public const int UsualHours = 7 * 24;

    /// <summary>The most hours.</summary>
    public static readonly int MostHours = (int)SharedLinks.LongestLife.TotalHours;

    /// <summary>Makes a link.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="address">What it opens; its filters limit it.</param>
    /// <param name="hours">How long it lasts.</param>
    /// <param name="whole">Whether it may show everything.</param>
    /// <param name="access">Who makes it.</param>
    /// <param name="snapshot">What filters are looked up in.</param>
    /// <exception cref="LinkException">It cannot be made so.</exception>
    public MadeLink Make(string name, PageAddress address, int hours, bool whole, Access access, TopologySnapshot snapshot)
    {
        if (name.Length > LongestName || name.Any(char.IsControl))
        {
            throw new LinkException("name", $"a name has at most {LongestName} characters, and none that cannot be printed");
        }

        if (hours < 1 || hours > MostHours)
        {
            throw new LinkException("hours", $"not from 1 to {MostHours}");
        }

        var view = TopologyView.Parse(address.Parameters);
        // A filter that is not understood is ignored where people look; here it would show more than was meant.
        if (view.Notices.Count > 0)
        {
            throw new LinkException("address", string.Join("; ", view.Notices.Select(n => n.Replace(", ignored.", "", StringComparison.Ordinal))));
        }

        var content = view.Apply(snapshot);
        if (content.NotFound.Count > 0)
        {
            throw new LinkException("address", $"nothing is named {string.Join(", ", content.NotFound)}");
        }

        if (content.Ambiguous.Count > 0)
        {
            throw new LinkException("address", $"{string.Join(", ", content.Ambiguous.Select(a => $"{a.Parameter}={a.Name}"))} means several things; say one of them by its id or as kind/scope/name");
        }

        if (!view.HasFilters && !whole)
        {
            throw new LinkException("address", "no filter limits it, so that everything would be seen; filter, or say that this is meant (whole)");
        }

        var link = links.Add(name.Trim(), address, access.Name, TimeSpan.FromHours(hours))
            ?? throw new LinkException("", $"there are {SharedLinks.MostLinks} links already; revoke some");
        return new MadeLink(link, tokens.Sign(link));
    }
}

/// <summary>A link that was just made, with its token: told once.</summary>
internal sealed record MadeLink(SharedLink Link, string Token)
{
    /// <summary>The address to send.</summary>
    /// <param name="baseAddress">Address of NetDash, with the base path.</param>
    public string Address(string baseAddress) => SignInEndpoints.Link(baseAddress, Token, Target);

    /// <summary>The address for a frame.</summary>
    /// <param name="baseAddress">Address of NetDash, with the base path.</param>
    public string Frame(string baseAddress)
    {
        var query = Target.IndexOf('?', StringComparison.Ordinal);
        return $"{baseAddress.TrimEnd('/')}/embed?{(query < 0 ? "" : Target[(query + 1)..] + "&")}{PresentedToken.Parameter}={Token}";
    }

    // The front page is `./`, which in an address of its own is `/`.
    private string Target => "/" + (Link.Address.StartsWith("./", StringComparison.Ordinal) ? Link.Address[2..] : Link.Address);
}

/// <summary>A link cannot be made.</summary>
internal sealed class LinkException(string member, string why) : Exception(member.Length > 0 ? $"{member}: {why}." : $"{why}.")
{
    /// <summary>What of the request is wrong; empty for none of it.</summary>
    public string Member { get; } = member;
}
