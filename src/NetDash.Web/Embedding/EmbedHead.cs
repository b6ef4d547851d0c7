using System.Text.Encodings.Web;

namespace NetDash.Web.Embedding;

/// <summary>How every answer of <c>/embed</c> begins: with what its script goes by, and no word of what the address asks for.</summary>
internal static class EmbedHead
{
    /// <summary>Up to the end of the head.</summary>
    /// <param name="pathBase">The base path, encoded.</param>
    /// <param name="origins">Origins whose pages may show it.</param>
    /// <param name="error">What went wrong, for the portal; null for nothing.</param>
    /// <param name="more">Further lines of the head.</param>
    public static string Of(string pathBase, FrameOrigins origins, string? error = null, string more = "") => $"""
        <!doctype html>
        <html lang="en" data-netdash-embed data-origins="{HtmlEncoder.Default.Encode(origins.ToString())}"{(error is null ? "" : $" data-error=\"{error}\"")}>
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>NetDash map</title>
          <link rel="icon" href="{pathBase}/favicon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="{pathBase}/embed.css">
          <script src="{pathBase}/theme.js"></script>
          {more}
          <script type="module" src="{pathBase}/embed.js"></script>
        </head>
        """;
}
