using System.Text;
using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>
/// A table of nf_tables, asked chain by chain as far as packets for the namespace come: of a cluster's many thousands of rules
/// most are for addresses that are not the host's.
/// </summary>
/// <param name="socket">A socket of NETLINK_NETFILTER in the namespace.</param>
/// <param name="chain">One of the table's chains.</param>
/// <param name="buffer">For the answers.</param>
/// <param name="tell">Is told what cannot be read: what, and why.</param>
internal sealed class NftBook(NetlinkSocket socket, BaseChain chain, DumpBuffer buffer, Action<string, string> tell) : IRuleBook
{
    /// <summary>About 30,000 rules in one chain, or 100,000 elements in one set. A dump that is left half read leaves a socket of no more use.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    private readonly Dictionary<string, IReadOnlyList<RuleStep[]>> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleSet?> _sets = new(StringComparer.Ordinal);
    private bool _isStuck;

    /// <inheritdoc/>
    public IReadOnlyList<RuleStep[]> Rules(string name)
    {
        if (!_chains.TryGetValue(name, out var rules))
        {
            _chains[name] = rules = ReadRules(name);
        }

        return rules;
    }

    /// <inheritdoc/>
    public RuleSet? Set(string name)
    {
        if (!_sets.TryGetValue(name, out var set))
        {
            _sets[name] = set = ReadSet(name);
        }

        return set;
    }

    private List<RuleStep[]> ReadRules(string name)
    {
        var rules = new List<RuleStep[]>();
        if (!IsName(name))
        {
            return rules;
        }

        Span<byte> request = stackalloc byte[NftRequests.BufferSize];
        if (Dump(NftRequests.Rules(request, chain.Family, chain.Table, name), $"chain {name}"))
        {
            var reader = new NetlinkReader(buffer.Written);
            while (reader.MoveNext())
            {
                if (reader.Type != (LinuxNetfilter.NFNL_SUBSYS_NFTABLES | LinuxNfTables.NFT_MSG_NEWRULE))
                {
                    continue;
                }

                try
                {
                    rules.Add(NftRuleParser.Parse(reader.Payload));
                }
                catch (NetlinkFormatException error)
                {
                    tell($"a rule of chain {name}", error.Message);
                }
            }
        }

        return rules;
    }

    private RuleSet? ReadSet(string name)
    {
        if (_isStuck || !IsName(name))
        {
            return null;
        }

        Span<byte> request = stackalloc byte[NftRequests.BufferSize];
        var answer = socket.Ask(
            NftRequests.Set(request, chain.Family, chain.Table, name),
            LinuxNetfilter.NFNL_SUBSYS_NFTABLES | LinuxNfTables.NFT_MSG_NEWSET, buffer, out var errno);
        if (errno != 0)
        {
            Refuse(errno, $"set {name}");
            return null;
        }

        try
        {
            var (keyLength, isInterval) = NftSetParser.Description(answer);
            return new RuleSet(name, keyLength, () => ReadElements(name, isInterval));
        }
        catch (NetlinkFormatException error)
        {
            tell($"set {name}", error.Message);
            return null;
        }
    }

    private IReadOnlyList<SetElement> ReadElements(string name, bool isInterval)
    {
        Span<byte> request = stackalloc byte[NftRequests.BufferSize];
        if (!Dump(NftRequests.Elements(request, chain.Family, chain.Table, name), $"set {name}"))
        {
            return [];
        }

        try
        {
            var elements = new List<(SetElement Element, bool IsEnd)>();
            var reader = new NetlinkReader(buffer.Written);
            while (reader.MoveNext())
            {
                if (reader.Type == (LinuxNetfilter.NFNL_SUBSYS_NFTABLES | LinuxNfTables.NFT_MSG_NEWSETELEM))
                {
                    NftSetParser.Parse(reader.Payload, elements);
                }
            }

            return NftSetParser.Build(elements, isInterval);
        }
        catch (NetlinkFormatException error)
        {
            tell($"set {name}", error.Message);
            return [];
        }
    }

    private bool Dump(Span<byte> request, string what)
    {
        buffer.Clear();
        if (_isStuck)
        {
            return false;
        }

        var status = socket.Dump(request, buffer, MostBytes);
        if (status.IsCut)
        {
            _isStuck = true;
            tell(what, $"it has more than {MostBytes / 1024 / 1024} MiB");
            return false;
        }

        if (status.Errno != 0)
        {
            Refuse(status.Errno, what);
        }

        return status.Errno == 0;
    }

    /// <summary>What is gone went while it was read: the generation is another then, and all is read again.</summary>
    private void Refuse(int errno, string what)
    {
        if (errno != Errno.ENOENT)
        {
            tell(what, Errno.Text(errno));
        }
    }

    private static bool IsName(string name) => name.Length > 0 && Encoding.UTF8.GetByteCount(name) < LinuxNfTables.NFT_NAME_MAXLEN;
}
