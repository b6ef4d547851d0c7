namespace NetDash.Linux.Namespaces;

/// <summary>How a read of a namespace ended.</summary>
public enum ReadOutcome
{
    /// <summary>Read, and as it was.</summary>
    Unchanged,

    /// <summary>Read, and perhaps other than it was.</summary>
    Changed,

    /// <summary>The namespace is no longer where it was found: look for namespaces again.</summary>
    Gone,

    /// <summary>It could not be read; why stands in <see cref="Netns.Unreadable"/>. What was read before stays.</summary>
    Failed,
}
