namespace NetDash.Topology.Store;

/// <summary>What one source has said: the ids of its facts, by which a new list takes back what is no longer in it.</summary>
internal sealed class Partition
{
    /// <summary>Epoch of the last list; null before the first.</summary>
    public string? Epoch { get; set; }

    public HashSet<string> FactIds { get; set; } = new(StringComparer.Ordinal);
}
