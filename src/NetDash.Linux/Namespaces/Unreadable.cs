namespace NetDash.Linux.Namespaces;

/// <summary>Something that could not be read.</summary>
/// <param name="What">The thing, as <c>/proc/812/ns/net</c>.</param>
/// <param name="Reason">The system's own words, as <c>Permission denied</c>.</param>
/// <param name="Remedy">What would make it readable; empty when nothing is known to.</param>
public readonly record struct Unreadable(string What, string Reason, string Remedy);
