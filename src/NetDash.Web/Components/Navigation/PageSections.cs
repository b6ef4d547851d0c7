namespace NetDash.Web.Components.Navigation;

/// <summary>
/// The sections of a page that show more than they do at first, as <c>open=labels</c>: lists that are cut to a few lines until somebody
/// wants the rest. What a person opened is part of what they see, so it is in the address.
/// </summary>
internal static class PageSections
{
    private const string Key = "open";

    // Sections of the page itself; all others are of what is selected, and end with it.
    private const string OfPage = "source/";

    /// <summary>What a section is called in an address: the words of its title.</summary>
    public static string Name(string title) => string.Join('-', title.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The name of a source's section.</summary>
    public static string OfSource(string name) => OfPage + name;

    /// <summary>Whether a section is open.</summary>
    public static bool IsOpen(PageAddress address, string name) => address.All(Key).Contains(name, StringComparer.Ordinal);

    /// <summary>The address with the section open, or closed where it was open.</summary>
    public static PageAddress Turned(PageAddress address, string name) =>
        address.WithAll(Key, IsOpen(address, name) ? address.All(Key).Where(n => n != name) : address.All(Key).Append(name));

    /// <summary>The address after another thing was selected.</summary>
    public static PageAddress Left(PageAddress address) => address.WithAll(Key, address.All(Key).Where(n => n.StartsWith(OfPage, StringComparison.Ordinal)));
}
