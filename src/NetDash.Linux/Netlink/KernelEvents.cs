namespace NetDash.Linux.Netlink;

/// <summary>What happened while the reader waited. It is filled in again at each wait.</summary>
public sealed class KernelEvents
{
    /// <summary>Whether a link, address or default route changed in the monitor's own namespace.</summary>
    public bool OwnChanged { get; internal set; }

    /// <summary>Whether a namespace got or lost its number.</summary>
    public bool NumbersChanged { get; internal set; }

    /// <summary>Whether notifications were lost, so that everything has to be read again.</summary>
    public bool Overrun { get; internal set; }

    /// <summary>Whether something was mounted or unmounted.</summary>
    public bool MountsChanged { get; internal set; }

    /// <summary>Whether any of it happened.</summary>
    public bool Any => OwnChanged || NumbersChanged || Overrun || MountsChanged || ChangedIds.Count > 0;

    /// <summary>Namespaces in which a link, address or default route changed, by their number in the monitor's.</summary>
    internal HashSet<int> ChangedIds { get; } = [];

    internal void Clear()
    {
        OwnChanged = NumbersChanged = Overrun = MountsChanged = false;
        ChangedIds.Clear();
    }
}
