using System.ComponentModel;
using System.Text.Json.Serialization;

namespace NetDash.Web.Api.Sharing;

/// <summary>A link that is wanted.</summary>
internal sealed record LinkRequest(
    [property: Description("What it is called in the list, at most 80 characters; may be empty.")] string? Name,
    [property: Description("The page that it opens, relative to the dashboard's address, as `?project=shop` or `ports?host=vm`. The filters in it are the most that whoever has the link sees, there and anywhere.")] string? Address,
    [property: Description("How many hours it lasts, 1 to 8784; 168 unless told.")] int? Hours,
    [property: Description("true: without any filter all the same, so that everything may be seen.")] bool? Whole);

/// <summary>A link in force.</summary>
internal sealed record LinkDocument(
    [property: Description("Names it when it is revoked.")] string Id,
    [property: Description("What it is called.")] string Name,
    [property: Description("The page that it opens.")] string Address,
    [property: Description("The filters that limit it; empty where everything may be seen.")] string Limit,
    [property: Description("Who made it.")] string CreatedBy,
    [property: Description("When.")] DateTimeOffset CreatedAt,
    [property: Description("When it ends by itself.")] DateTimeOffset ExpiresAt,
    [property: Description("When somebody last came by it, since the program started.")] DateTimeOffset? LastUse)
{
    [Description("The token, as /embed, the badge and Authorization: Bearer take it. Told once, to who makes the link.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    [Description("The address to send. Told once, to who makes the link.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Link { get; init; }

    [Description("The address for a frame. Told once, to who makes the link.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Embed { get; init; }
}
