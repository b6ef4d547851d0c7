using System.Runtime.InteropServices;
using NetDash.Linux.Netfilter;
using NetDash.Linux.Netlink;
using NetDash.Linux.Tests.Netlink;

namespace NetDash.Linux.Tests.Netfilter;

/// <summary>Tables of iptables of before nf_tables, as getsockopt(2) told them.</summary>
public sealed class LegacyBookTests
{
    [Fact]
    public void A_recorded_table_of_iptables_tells_its_chains()
    {
        var book = new LegacyBook(new LegacyTable(false, 0, Recording.Message("legacy-v4")));

        Assert.Equal(
            [
                "DestinationType 02000000, Jump WEB",
                "Destination c0000200-c00002ff, Protocol 11, DestinationPort 0035|003c-0046, to :5353",
                "Accept",
            ],
            book.Rules(LegacyBook.Prerouting).Take(3).Select(StepText.Of));
        Assert.Equal(
            [
                "Source 0a000000-0affffff, InputName not 657468, Protocol 06, DestinationPort 0050, to ac110002000000000000000000000000:8080",
                "Return",
            ],
            book.Rules("WEB").Take(2).Select(StepText.Of));
        Assert.Empty(book.Rules("NOBODY"));
    }

    [Fact]
    public void A_recorded_table_of_ip6tables_tells_its_chains()
    {
        var book = new LegacyBook(new LegacyTable(true, 0, Recording.Message("legacy-v6")));

        Assert.Equal("Destination not 00000000000000000000000000000001, Protocol 06, Goto WEB", StepText.Of(book.Rules(LegacyBook.Prerouting)[0]));
        Assert.Equal(
            "Source fd000000000000000000000000000000-fdffffffffffffffffffffffffffffff, Protocol 06, DestinationPort 0051, to fd000000000000000000000000000005:82",
            StepText.Of(book.Rules("WEB")[0]));
    }

    [Theory]
    [InlineData(90, 20, "a rule says it has 20 bytes")]
    [InlineData(90, 60_000, "a rule says it has 60000 bytes")]
    [InlineData(88, 40, "a rule's target begins at 40")]
    [InlineData(88, 60_000, "a rule's target begins at 60000")]
    [InlineData(112, 8, "a match says it has 8 bytes")]
    [InlineData(112, 60_000, "a match says it has 60000 bytes")]
    public void A_table_that_lies_about_its_lengths_is_refused(int at, ushort value, string reason)
    {
        var entries = Recording.Message("legacy-v4");
        MemoryMarshal.Write(entries.AsSpan(at), value);

        var error = Assert.Throws<NetlinkFormatException>(() => new LegacyBook(new LegacyTable(false, 0, entries)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counters_are_no_difference()
    {
        var (before, after) = (Recording.Message("legacy-v4"), Recording.Message("legacy-v4"));
        after[96] = 17;
        Assert.False(new LegacyTable(false, 0, before).IsLike(new LegacyTable(false, 0, after)));

        LegacyReader.Blank(after, false);

        Assert.True(new LegacyTable(false, 0, before).IsLike(new LegacyTable(false, 0, after)));
    }

    [Theory]
    [InlineData("nat\n", true)]
    [InlineData("filter\nnat\nmangle\n", true)]
    [InlineData("filter\n", false)]
    [InlineData("natural\n", false)]
    [InlineData("", false)]
    public void The_kernel_lists_its_tables_one_a_line(string names, bool listed) =>
        Assert.Equal(listed, LegacyReader.ListsNat(System.Text.Encoding.ASCII.GetBytes(names)));
}
