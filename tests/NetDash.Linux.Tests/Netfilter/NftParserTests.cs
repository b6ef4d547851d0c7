using NetDash.Linux.Netfilter;
using NetDash.Linux.Netlink;
using NetDash.Linux.Tests.Netlink;

namespace NetDash.Linux.Tests.Netfilter;

/// <summary>Messages of nf_tables as a real kernel sent them to a socket that asked as <see cref="NftRequests"/> does.</summary>
public sealed class NftParserTests
{
    [Fact]
    public void A_recorded_generation_is_read() => Assert.Equal(9u, NftGenerationParser.Parse(Recording.Payload("nft-generation")));

    [Fact]
    public void Of_recorded_chains_those_are_read_that_arriving_packets_go_through_for_nat()
    {
        Assert.Equal(new BaseChain(2, "nat", "PREROUTING", -100), NftChainParser.ParseNat(Recording.Payload("nft-chain-nat")));
        Assert.Equal(new BaseChain(1, "web", "pre", -100), NftChainParser.ParseNat(Recording.Payload("nft-chain-inet")));
        Assert.Null(NftChainParser.ParseNat(Recording.Payload("nft-chain-user")));
    }

    [Theory]
    [InlineData("nft-rule-addrtype-jump", "DestinationType 02000000, Jump DOCKER")]
    [InlineData("nft-rule-return", "0 = InputName/16, 0 62723000, Return")]
    [InlineData(
        "nft-rule-docker",
        "0 = InputName/16, 0 not 62723000, 0 = Protocol/1, 0 06, 0 = transport+2/2, 0 1f90, to ac110002000000000000000000000000:80")]
    [InlineData(
        "nft-rule-range",
        "0 = Protocol/1, 0 11, 0 = network+12/1, 0 0a, 0 = network+16/4, 0 c0000207, 0 = transport+2/2, 0 0035-003c, to ac110003000000000000000000000000:0")]
    [InlineData(
        "nft-rule-multiport",
        "0 = Protocol/1, 0 11, 0 = network+12/4, 0 = 0 & fff00000, 0 0a100000, 0 = network+16/4, 0 = 0 & ffffffc0, 0 not c0000200, "
        + "DestinationPort 0050|01bb|03e8-07d0, to :53")]
    [InlineData(
        "nft-rule-statistic", "0 = InputName/16, 0 657468, 0 = Protocol/1, 0 06, 0 = transport+2/2, 0 not 0063, Random , to :100")]
    [InlineData(
        "nft-rule-v6",
        "0 = Protocol/1, 0 06, 0 = network+24/8, 0 fd00000000000000, 0 = transport+2/2, 0 0051, to fd000000000000000000000000000005:82")]
    [InlineData("nft-rule-redirect", "0 = Protocol/1, 0 06, 0 = transport+2/2, 0 20fb, 0 = 01bb, translate 0 :0")]
    [InlineData(
        "nft-rule-gte-lte",
        "0 = InputName/16, 0 not 62723000000000000000000000000000, 0 = Protocol/1, 0 06, 0 = transport+2/2, 0 0bb8-0bbd, 0 = 0a000005, 4 = 0bb8, translate 2 0:4")]
    [InlineData("nft-rule-set", "0 = Protocol/1, 0 06, 0 = transport+2/2, 0 in __set0, 0 = 0a000006, translate 2 0:")]
    [InlineData("nft-rule-map", "0 = Protocol/1, 0 06, 0 = transport+2/2, 0 in targets to 0, translate 2 0:1")]
    [InlineData(
        "nft-rule-concatenation", "0 = Family/1, 0 02, 0 = network+16/4, 1 = Protocol/1, 2 = transport+2/2, 0 in service-ips to verdict")]
    [InlineData("nft-rule-fib-vmap", "0 = DestinationType/4, 0 02000000, 0 = Protocol/1, 0 06, 0 = transport+2/2, 0 in __map1 to verdict")]
    [InlineData(
        "nft-rule-limit", "0 = Family/1, 0 02, 0 = network+9/1, 0 06, 0 = transport+2/2, 0 270f, Forget, Other , 0 = 0003, translate 0 :0")]
    [InlineData("nft-rule-numgen", "0 = Random/4, 0 in __map0 to verdict")]
    public void A_recorded_rule_tells_its_steps(string recording, string steps) =>
        Assert.Equal(steps, StepText.Of(NftRuleParser.Parse(Recording.Payload(recording))));

    [Theory]
    [InlineData("interval", 2, "0050, 01bb, 1770-177a")]
    [InlineData("open", 2, "1388-1392, ea60-ffff")]
    [InlineData("map", 2, "005a : 0a00000923280000, 005b : 0a00000a23290000")]
    [InlineData("vmap", 8, "0600000075800000 : Goto external-a, 1100000075650000 : Goto external-a")]
    [InlineData("concatenation", 8, "c0000200003c0000-c000020f00460000, c000020700320000")]
    public void A_recorded_set_tells_its_elements_by_key(string recording, int keyLength, string elements)
    {
        var (length, isInterval) = NftSetParser.Description(Recording.Payload($"nft-set-{recording}"));
        var read = new List<(SetElement Element, bool IsEnd)>();
        NftSetParser.Parse(Recording.Payload($"nft-elements-{recording}"), read);

        Assert.Equal(keyLength, length);
        Assert.Equal(elements, string.Join(", ", NftSetParser.Build(read, isInterval).Select(StepText.Of)));
    }

    [Fact]
    public void Intervals_that_touch_end_where_the_next_begins()
    {
        var elements = new List<(SetElement Element, bool IsEnd)>
        {
            (new SetElement([0, 20], [0, 20], [2], null), false), (new SetElement([0, 10], [0, 10], [1], null), false),
            (new SetElement([1, 0], [1, 0], [], null), true), (new SetElement([], [], [3], null), false),
        };

        Assert.Equal(["000a-0013 : 01", "0014-00ff : 02", " : 03"], NftSetParser.Build(elements, true).Select(StepText.Of));
    }

    [Theory]
    [InlineData("", "an empty message")]
    [InlineData("020000", "no whole nfgenmsg")]
    [InlineData("02000005", "no number")]
    [InlineData("0200000506000100000a0000", "a number of two bytes")]
    [InlineData("0200000508000100", "an attribute that is longer than its message")]
    public void What_is_no_generation_is_refused(string hex, string what) =>
        Assert.True(Record.Exception(() => NftGenerationParser.Parse(Convert.FromHexString(hex))) is NetlinkFormatException, what);

    [Theory]
    [InlineData("cmp", "0800010000000018", "there is no register 24")]
    [InlineData("cmp", "0800010000000000", "there is no register 0")]
    [InlineData("cmp", "08000100000000010800020000000009", "cmp has no operator 9")]
    [InlineData("immediate", "08000100000000ff", "there is no register 255")]
    [InlineData("range", "08000100000000010a0003000600010000350000", "a range goes from 2 to 0 bytes")]
    [InlineData("match", "0800010074637000", "the match tcp has 0 bytes")]
    [InlineData("match", "0e0001006d756c7469706f727400000014000300010300500000000000000000000000", "")]
    [InlineData("target", "09000100444e415400000000", "the target DNAT has 0 bytes")]
    public void An_expression_that_is_cut_or_wrong_is_refused(string name, string hex, string reason)
    {
        var error = Assert.Throws<NetlinkFormatException>(() => NftExpressionParser.Add(name, Convert.FromHexString(hex), []));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_is_not_known_is_a_condition()
    {
        var steps = new List<RuleStep>();
        NftExpressionParser.Add("of-tomorrow", [], steps);

        Assert.Equal("Forget, Other ", StepText.Of(steps));
    }

    [Theory]
    [InlineData("nft-rule-docker")]
    [InlineData("nft-rule-multiport")]
    [InlineData("nft-elements-vmap")]
    public void Every_cut_of_a_recorded_message_is_read_or_refused(string recording)
    {
        var payload = Recording.Payload(recording);
        for (var length = 0; length < payload.Length; length++)
        {
            var cut = payload[..length];
            if (Record.Exception(() => Read(cut)) is { } error)
            {
                Assert.IsType<NetlinkFormatException>(error);
            }
        }

        void Read(byte[] cut)
        {
            if (recording.StartsWith("nft-rule", StringComparison.Ordinal))
            {
                NftRuleParser.Parse(cut);
            }
            else
            {
                NftSetParser.Parse(cut, []);
            }
        }
    }
}
