using NetDash.Topology.Views;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Sharing;

/// <summary>A link that lets people without an account look: at a view and no more, until it ends.</summary>
/// <param name="Id">What its token names it by.</param>
/// <param name="Name">What its maker called it. Hostile text until encoded.</param>
/// <param name="Address">The page that it opens, relative to the base path.</param>
/// <param name="Limit">The filters that limit it, normalized; empty where everything may be seen.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
internal sealed record SharedLink(
    string Id, string Name, string Address, string Limit, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>A limit within which nothing is.</summary>
    public static ViewLimit Nothing { get; } = ViewLimit.Parse("nothing", []);

    /// <summary>The limit; null where everything may be seen.</summary>
    public ViewLimit? ToLimit() => Limit.Length == 0 ? null : ViewLimit.Parse(Limit, PageAddress.Parse($"?{Limit}").Parameters);
}
