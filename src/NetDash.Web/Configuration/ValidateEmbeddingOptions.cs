using NetDash.Web.Embedding;

namespace NetDash.Web.Configuration;

/// <summary>What is wrong with whose pages may show the map in a frame.</summary>
internal static class ValidateEmbeddingOptions
{
    public static IEnumerable<string> Errors(EmbeddingOptions options) =>
        from value in options.FrameAncestors
        let why = FrameOrigin.Parse(value).Why
        where why is not null
        select SettingsReader.Error("Embedding:FrameAncestors", value, why);
}
