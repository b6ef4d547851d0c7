using System.Text.Json.Serialization;

namespace NetDash.Web.Sharing.Frozen;

/// <summary>A picture as its sender saw it, without the picture itself.</summary>
/// <param name="Id">What its address names it by.</param>
/// <param name="Address">Address of the live view, relative to the base path.</param>
/// <param name="Title">What it is called, as <c>Wiring of vm</c>.</param>
/// <param name="Summary">What was on it, in one line.</param>
/// <param name="CreatedBy">Who kept it. Hostile text until encoded.</param>
/// <param name="CreatedAt">When it was kept.</param>
/// <param name="SeenAt">When what it shows was so.</param>
/// <param name="ExpiresAt">When it is deleted.</param>
internal sealed record FrozenPicture(
    string Id, string Address, string Title, string Summary, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt)
{
    /// <summary>
    /// The page that shows it, relative to the base path. The live view's parameters go along: once the picture is gone, the address
    /// still leads to the view.
    /// </summary>
    [JsonIgnore]
    public string Path => $"frozen/{Id}{(Address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? Address[query..] : "")}";
}

/// <summary>A picture with what is kept of it besides the picture itself.</summary>
/// <param name="Picture">What it is.</param>
/// <param name="Content">What was shown, for holding it against now.</param>
internal sealed record FrozenMoment(FrozenPicture Picture, FrozenContent Content);
