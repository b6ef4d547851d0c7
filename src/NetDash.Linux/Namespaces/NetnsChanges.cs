namespace NetDash.Linux.Namespaces;

/// <summary>What a look for namespaces found.</summary>
public sealed class NetnsChanges
{
    /// <summary>New ones, of which nothing is read yet.</summary>
    public List<Netns> Added { get; } = [];

    /// <summary>Known ones with other mounts or members.</summary>
    public List<Netns> Updated { get; } = [];

    /// <summary>Those that are gone.</summary>
    public List<Netns> Removed { get; } = [];
}
