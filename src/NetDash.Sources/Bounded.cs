namespace NetDash.Sources;

/// <summary>What other people wrote, cut to what a page can carry. It stays hostile text: it is encoded where it is shown.</summary>
internal static class Bounded
{
    /// <summary>Names of things, images and hosts. Docker itself bounds none of them.</summary>
    public const int LongestName = 256;

    /// <summary>Labels' values and errors.</summary>
    public const int LongestText = 4096;

    /// <summary>Labels of one object.</summary>
    public const int MostLabels = 256;

    /// <summary>Ports, endpoints, mounts and so on of one object. `-p 1-65535` is a thing that people do.</summary>
    public const int MostItems = 10_000;

    public static string Name(string? text) => Cut(text, LongestName);

    public static string Text(string? text) => Cut(text, LongestText);

    /// <summary>At most <paramref name="most"/> characters, the last of them an ellipsis where something was cut off.</summary>
    public static string Cut(string? text, int most)
    {
        if (text is null || text.Length <= most)
        {
            return text ?? "";
        }

        // Half a surrogate pair is no text: JSON writers refuse it.
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>The first <see cref="MostItems"/>; what is left out is told.</summary>
    public static IReadOnlyList<T> Items<T>(IReadOnlyList<T> items, string what, ICollection<string> left)
    {
        if (items.Count <= MostItems)
        {
            return items;
        }

        left.Add($"{items.Count - MostItems} of {items.Count} {what}");
        return [.. items.Take(MostItems)];
    }
}
