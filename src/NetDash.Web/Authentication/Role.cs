using System.Text.Json.Serialization;

namespace NetDash.Web.Authentication;

/// <summary>What somebody may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Look.</summary>
    [JsonStringEnumMemberName("viewer")] Viewer,

    /// <summary>Look, and let others look: make frozen pictures and links for people without an account, list them, revoke them.</summary>
    [JsonStringEnumMemberName("sharer")] Sharer,
}
