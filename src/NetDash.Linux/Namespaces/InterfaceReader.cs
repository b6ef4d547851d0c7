using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Namespaces;

/// <summary>Reads a namespace's interfaces, their addresses, what its vxlans send to, and where its default routes go.</summary>
internal sealed class InterfaceReader
{
    private readonly DumpBuffer _buffer = new();

    /// <summary>Reads them into <paramref name="netns"/>. What cannot be read stays as it was and is told.</summary>
    /// <returns>Whether interfaces and addresses were read.</returns>
    public bool Read(NetlinkSocket route, Netns netns)
    {
        var problems = new List<Unreadable>();
        Span<byte> request = stackalloc byte[NetlinkRequests.BufferSize];

        var links = new List<Link>();
        var complete = Dump(route, NetlinkRequests.Links(request), netns, "interfaces", problems);
        if (complete)
        {
            var reader = new NetlinkReader(_buffer.Written);
            while (reader.MoveNext())
            {
                if (reader.Type == LinuxRtnetlink.RTM_NEWLINK)
                {
                    try
                    {
                        links.Add(LinkParser.Parse(reader.Payload));
                    }
                    catch (NetlinkFormatException error)
                    {
                        problems.Add(new Unreadable($"an interface in {netns.Label}", error.Message, ""));
                    }
                }
            }

            netns.Links = links;
        }

        if (Dump(route, NetlinkRequests.Addresses(request), netns, "addresses", problems))
        {
            netns.Addresses = Addresses(netns, problems);
        }
        else
        {
            complete = false;
        }

        netns.Remotes = Remotes(route, netns, problems);

        // Last: where there are very many routes the rest is left unread, and the socket is of no more use.
        RouteReader.Read(route, netns, _buffer, problems);
        netns.InterfaceProblems = problems;
        return complete;
    }

    /// <summary>Reads the counters of every interface; those that cannot be read are left out.</summary>
    public List<LinkCounters> ReadCounters(NetlinkSocket route, out int errno)
    {
        var counters = new List<LinkCounters>();
        Span<byte> request = stackalloc byte[NetlinkRequests.BufferSize];
        _buffer.Clear();
        errno = route.Dump(NetlinkRequests.Counters(request), _buffer).Errno;
        var reader = new NetlinkReader(_buffer.Written);
        while (reader.MoveNext())
        {
            if (reader.Type == LinuxRtnetlink.RTM_NEWSTATS && CountersParser.Parse(reader.Payload) is { } one)
            {
                counters.Add(one);
            }
        }

        return counters;
    }

    private List<LinkAddress> Addresses(Netns netns, List<Unreadable> problems)
    {
        var addresses = new List<LinkAddress>();
        var reader = new NetlinkReader(_buffer.Written);
        while (reader.MoveNext())
        {
            if (reader.Type == LinuxRtnetlink.RTM_NEWADDR)
            {
                try
                {
                    if (AddressParser.Parse(reader.Payload) is { } address)
                    {
                        addresses.Add(address);
                    }
                }
                catch (NetlinkFormatException error)
                {
                    problems.Add(new Unreadable($"an address in {netns.Label}", error.Message, ""));
                }
            }
        }

        return addresses;
    }

    private IReadOnlyDictionary<int, IReadOnlyList<string>> Remotes(NetlinkSocket route, Netns netns, List<Unreadable> problems)
    {
        Dictionary<int, IReadOnlyList<string>>? all = null;
        Span<byte> request = stackalloc byte[NetlinkRequests.BufferSize];
        foreach (var link in netns.Links)
        {
            if (link.Vxlan is null
                || !Dump(route, NetlinkRequests.ForwardingTable(request, link.Index), netns, $"forwarding table of {link.Name}", problems))
            {
                continue;
            }

            var remotes = new SortedSet<string>(StringComparer.Ordinal);
            var reader = new NetlinkReader(_buffer.Written);
            while (reader.MoveNext())
            {
                try
                {
                    if (reader.Type == LinuxRtnetlink.RTM_NEWNEIGH && NeighbourParser.ParseRemote(reader.Payload, link.Index) is { } remote)
                    {
                        remotes.Add(remote);
                    }
                }
                catch (NetlinkFormatException error)
                {
                    problems.Add(new Unreadable($"a forwarding entry of {link.Name} in {netns.Label}", error.Message, ""));
                }
            }

            (all ??= [])[link.Index] = [.. remotes];
        }

        return all ?? Netns.EmptyRemotes;
    }

    private bool Dump(NetlinkSocket route, Span<byte> request, Netns netns, string what, List<Unreadable> problems)
    {
        _buffer.Clear();
        var status = route.Dump(request, _buffer);
        if (status.Errno != 0)
        {
            problems.Add(new Unreadable($"{what} in {netns.Label}", Errno.Text(status.Errno), ""));
        }
        else if (status.IsInterrupted)
        {
            problems.Add(new Unreadable($"{what} in {netns.Label}", "they changed at each of three reads", "nothing: they are read again shortly"));
        }

        return status.Errno == 0;
    }
}
