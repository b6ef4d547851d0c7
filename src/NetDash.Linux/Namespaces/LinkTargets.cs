using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Namespaces;

/// <summary>
/// Tells which namespace an interface's other end is in. IFLA_LINK_NETNSID is a number out of the table of the namespace
/// that was read, and each namespace has its own table: host 3 may be a container's 0. So the table's owner is asked
/// (RTM_GETNSID with NETNSA_FD) about the namespaces that may be meant; a number is never assigned, that would be a write.
/// </summary>
internal sealed class LinkTargets(NetnsCatalog catalog)
{
    private readonly Dictionary<(string Reader, int Id), Netns> _targets = [];
    private readonly HashSet<(string Reader, Netns Target)> _numbered = [];
    private readonly HashSet<(string Reader, int Id)> _hidden = [];
    private readonly DumpBuffer _buffer = new();

    /// <summary>The namespace that the reader's table has under this number; null when it is not known.</summary>
    public Netns? Find(Netns reader, int id) =>
        _targets.TryGetValue((reader.Cookie, id), out var target) && !target.IsGone ? target : null;

    /// <summary>Whether the reader's table is known to have a number for the namespace.</summary>
    public bool IsNumbered(Netns reader, Netns target) => _numbered.Contains((reader.Cookie, target));

    /// <summary>Forgets what a namespace that is gone was part of.</summary>
    public void Forget(Netns gone)
    {
        foreach (var key in _targets.Where(t => t.Value == gone || t.Key.Reader == gone.Cookie).Select(static t => t.Key).ToArray())
        {
            _targets.Remove(key);
        }

        _numbered.RemoveWhere(n => n.Target == gone || n.Reader == gone.Cookie);
        _hidden.RemoveWhere(h => h.Reader == gone.Cookie);
    }

    /// <summary>Says that namespaces came: what was in none of the known ones may be in these.</summary>
    public void NamespacesCame() => _hidden.Clear();

    /// <summary>Finds the ends that are not known yet.</summary>
    /// <returns>The readers of which an end was found.</returns>
    public List<Netns> Resolve()
    {
        var found = new List<Netns>();
        Dictionary<(int Index, int Link), List<Netns>>? mirrors = null;
        foreach (var reader in catalog.Namespaces)
        {
            List<Link>? open = null;
            foreach (var link in reader.Links)
            {
                if (link.LinkIndex > 0 && link.LinkNamespaceId is >= 0 and var id && !IsMirrored(link, Find(reader, id))

                    // What was in none of the namespaces is asked again once an interface points back: it was read later.
                    && (!_hidden.Contains((reader.Cookie, id)) || (mirrors ??= Mirrors()).ContainsKey((link.LinkIndex, link.Index))))
                {
                    (open ??= []).Add(link);
                }
            }

            if (open is not null && Resolve(reader, open, mirrors ??= Mirrors()))
            {
                found.Add(reader);
            }
        }

        return found;
    }

    /// <summary>Asks the reader's table for the numbers of these namespaces, as notifications name them.</summary>
    public void Number(Netns reader, IEnumerable<Netns> namespaces)
    {
        using var session = catalog.TryOpen(reader, LinuxNetlink.NETLINK_ROUTE);
        if (session is { } open)
        {
            foreach (var netns in namespaces)
            {
                Ask(open.Socket, reader, netns);
            }
        }
    }

    private bool Resolve(Netns reader, List<Link> links, Dictionary<(int Index, int Link), List<Netns>> mirrors)
    {
        using var session = catalog.TryOpen(reader, LinuxNetlink.NETLINK_ROUTE);
        if (session is not { } open)
        {
            return false;
        }

        var asked = new HashSet<Netns>();
        var any = false;
        foreach (var link in links)
        {
            var id = link.LinkNamespaceId!.Value;
            foreach (var candidate in Candidates(link, mirrors))
            {
                if (candidate != reader && asked.Add(candidate))
                {
                    any |= Ask(open.Socket, reader, candidate);
                }

                if (Find(reader, id) == candidate)
                {
                    break;
                }
            }

            if (Find(reader, id) is null)
            {
                _hidden.Add((reader.Cookie, id));
            }
        }

        return any;
    }

    /// <summary>Those with an interface that points back come first: nearly always there is one, and it is the one.</summary>
    private IEnumerable<Netns> Candidates(Link link, Dictionary<(int Index, int Link), List<Netns>> mirrors)
    {
        if (mirrors.TryGetValue((link.LinkIndex, link.Index), out var likely))
        {
            foreach (var one in likely)
            {
                yield return one;
            }
        }

        foreach (var other in catalog.Namespaces)
        {
            if (other.LinkAt(link.LinkIndex) is not null)
            {
                yield return other;
            }
        }
    }

    private Dictionary<(int Index, int Link), List<Netns>> Mirrors()
    {
        var mirrors = new Dictionary<(int, int), List<Netns>>();
        foreach (var netns in catalog.Namespaces)
        {
            foreach (var link in netns.Links)
            {
                if (link is { LinkIndex: > 0, LinkNamespaceId: not null })
                {
                    if (!mirrors.TryGetValue((link.Index, link.LinkIndex), out var list))
                    {
                        mirrors[(link.Index, link.LinkIndex)] = list = [];
                    }

                    list.Add(netns);
                }
            }
        }

        return mirrors;
    }

    /// <summary>
    /// A number is given to another namespace once its own is gone. A veth whose peer does not point back may be such a
    /// case and is asked again; other devices point down only.
    /// </summary>
    private static bool IsMirrored(Link link, Netns? target) =>
        target is not null
        && (link.Kind != "veth" || target.Links.Count == 0 || target.LinkAt(link.LinkIndex)?.LinkIndex == link.Index);

    private bool Ask(NetlinkSocket socket, Netns reader, Netns candidate)
    {
        var descriptor = catalog.OpenDescriptor(candidate);
        if (descriptor < 0)
        {
            return false;
        }

        try
        {
            Span<byte> request = stackalloc byte[NetlinkRequests.BufferSize];
            var answer = socket.Ask(NetlinkRequests.NamespaceId(request, descriptor), LinuxRtnetlink.RTM_NEWNSID, _buffer, out var errno);
            if (errno != 0 || NamespaceIdParser.Parse(answer) is not { } id)
            {
                return false;
            }

            var isNew = !_targets.TryGetValue((reader.Cookie, id), out var before) || before != candidate;
            _targets[(reader.Cookie, id)] = candidate;
            _numbered.Add((reader.Cookie, candidate));
            _hidden.Remove((reader.Cookie, id));
            return isNew;
        }
        finally
        {
            _ = Unistd.close(descriptor);
        }
    }
}
