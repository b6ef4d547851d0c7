using NetDash.Linux;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Netlink;
using NetDash.Topology.Identity;

namespace NetDash.Sources.Kernel;

/// <summary>
/// Reads what has to be read into the picture, on the reading thread: everything, what notifications tell of, what a round
/// finds. Interfaces are told before listeners are looked for, so that a change of wiring waits for nothing.
/// </summary>
/// <param name="reader">Reads the kernel.</param>
/// <param name="picture">Becomes facts.</param>
/// <param name="schedule">Is told which namespaces changed.</param>
/// <param name="flush">Reports what the picture has gathered.</param>
internal sealed class KernelSurvey(KernelReader reader, KernelPicture picture, ListenerSchedule schedule, Action flush)
{
    /// <summary>Found, and not read yet.</summary>
    private readonly HashSet<Netns> _fresh = [];

    /// <summary>Those with other members than when their sockets were told.</summary>
    private readonly HashSet<Netns> _moved = [];

    private long _lastSearch;

    /// <summary>Reads everything anew.</summary>
    public void ReadAll()
    {
        var changes = reader.Refresh(mountsChanged: true, isDeep: true);
        Drop(changes);
        var all = reader.Namespaces.ToArray();
        foreach (var netns in all)
        {
            reader.ReadInterfaces(netns);
            reader.ReadSockets(netns);
            reader.ReadForwards(netns, isDeep: true);
        }

        reader.Number(all);
        reader.ResolveLinks();
        picture.FindAllOwners();
        picture.SetHost(reader.ReadHost());
        _moved.Clear();
        _fresh.Clear();
        foreach (var netns in all)
        {
            picture.SetNetns(netns, isExact: true);
            picture.SetInterfaces(netns);
            picture.SetSockets(netns);
        }
    }

    /// <summary>Reads the namespaces that notifications tell of, and those that are new; interfaces go out first.</summary>
    public void TakeIn(KernelEvents events)
    {
        var touched = reader.TakeChanged(events, out var unknown).ToHashSet();
        Search(events.MountsChanged);
        if (events.NumbersChanged || unknown || _fresh.Count > 0)
        {
            reader.Number(reader.Namespaces);
            touched.UnionWith(reader.TakeChanged(events, out _));
        }

        touched.UnionWith(_fresh);
        _fresh.Clear();
        ReadChanged(touched);
    }

    /// <summary>Reads the namespaces that were found while others were read.</summary>
    public void ReadFresh()
    {
        if (_fresh.Count > 0)
        {
            var fresh = _fresh.ToArray();
            _fresh.Clear();
            ReadChanged(fresh);
        }
    }

    /// <summary>Reads and tells interfaces, then listeners, and has listeners looked for again shortly.</summary>
    private void ReadChanged(IReadOnlyCollection<Netns> namespaces)
    {
        ReadInterfaces(namespaces);
        flush();
        foreach (var netns in namespaces)
        {
            schedule.Changed(netns, Environment.TickCount64);
        }

        ReadSockets(namespaces, isDeep: true);
        flush();
    }

    /// <summary>Looks for new namespaces and processes, and for who listens in every namespace.</summary>
    /// <param name="withSilent">Whether interfaces are read too where no notification would tell of a change.</param>
    public void Round(bool withSilent)
    {
        Search(mountsChanged: false);
        ReadFresh();
        ReadInterfaces(withSilent ? reader.Namespaces.Where(n => !reader.Hears(n)).ToArray() : []);
        _moved.UnionWith(picture.TakeUnowned());
        ReadSockets(reader.Namespaces, isDeep: false);
    }

    /// <summary>The counters of every interface, by node id.</summary>
    public IEnumerable<(string Id, long Rx, long Tx)> ReadCounters()
    {
        foreach (var netns in reader.Namespaces)
        {
            var netnsId = picture.IdOf(netns);
            foreach (var counters in reader.ReadCounters(netns))
            {
                yield return (NodeId.Interface(netnsId, counters.InterfaceIndex), counters.RxBytes, counters.TxBytes);
            }
        }
    }

    /// <summary>Looks for namespaces and processes, and tells what came and went; what is new is read later.</summary>
    private void Search(bool mountsChanged, bool isDeep = false)
    {
        var changes = reader.Refresh(mountsChanged, isDeep);
        Drop(changes);
        foreach (var netns in changes.Added.Concat(changes.Updated))
        {
            picture.SetNetns(netns, isExact: false);
        }

        // A process that came, ended or got its final name may change who listens, and what sockets say of their owner.
        _moved.UnionWith(changes.Updated);
        _fresh.UnionWith(changes.Added);
        if (changes.Added.Count > 0)
        {
            reader.Number(changes.Added);
        }
    }

    private void ReadInterfaces(IReadOnlyCollection<Netns> namespaces)
    {
        if (namespaces.Count == 0)
        {
            return;
        }

        var gone = false;
        foreach (var netns in namespaces.Where(static n => !n.IsGone))
        {
            gone |= reader.ReadInterfaces(netns) == ReadOutcome.Gone;
        }

        foreach (var netns in reader.ResolveLinks().Union(namespaces))
        {
            if (!netns.IsGone)
            {
                picture.SetInterfaces(netns);
            }
        }

        SearchAgainIf(gone);
    }

    /// <summary>
    /// Reads who listens in these namespaces, and in those whose members changed, and what their NAT forwards. The processes are looked at between
    /// reading and telling, so that whoever opened a socket is known by then.
    /// </summary>
    /// <param name="namespaces">The namespaces.</param>
    /// <param name="isDeep">Whether something changed in them, so that NAT rules are looked for wherever they may stand.</param>
    public void ReadSockets(IEnumerable<Netns> namespaces, bool isDeep)
    {
        var changed = new HashSet<Netns>();
        var gone = false;
        var all = namespaces.Concat(_moved).ToHashSet();
        foreach (var netns in all)
        {
            switch (netns.IsGone ? ReadOutcome.Unchanged : reader.ReadSockets(netns))
            {
                case ReadOutcome.Changed:
                    changed.Add(netns);
                    break;
                case ReadOutcome.Gone:
                    gone = true;
                    break;
            }
        }

        if (changed.Count > 0)
        {
            Search(mountsChanged: false);
        }

        foreach (var netns in changed.Concat(_moved).ToHashSet())
        {
            if (!netns.IsGone)
            {
                picture.SetSockets(netns);
            }
        }

        _moved.Clear();
        ReadForwards(all, isDeep);
        SearchAgainIf(gone);
    }

    /// <summary>The kernel tells of no change of NAT rules to whoever does not keep a socket in each namespace.</summary>
    private void ReadForwards(IEnumerable<Netns> namespaces, bool isDeep)
    {
        foreach (var netns in namespaces)
        {
            if (!netns.IsGone && reader.ReadForwards(netns, isDeep) == ReadOutcome.Changed)
            {
                picture.SetNetns(netns, isExact: false);
            }
        }
    }

    /// <summary>
    /// A namespace that is no longer where it was found: look at everything again, but not at every read, since a process
    /// that nobody waits for can show a namespace that cannot be entered for long.
    /// </summary>
    private void SearchAgainIf(bool gone)
    {
        if (!gone || Environment.TickCount64 - _lastSearch < 1_000)
        {
            return;
        }

        _lastSearch = Environment.TickCount64;
        Search(mountsChanged: true, isDeep: true);
        picture.FindAllOwners();
    }

    private void Drop(NetnsChanges changes)
    {
        foreach (var netns in changes.Removed)
        {
            picture.Drop(netns);
        }
    }
}
