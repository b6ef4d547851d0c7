using CsCheck;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Netfilter;
using NetDash.Linux.Netlink;

namespace NetDash.Linux.Tests.Netlink;

/// <summary>Whatever bytes arrive: a parser reads or refuses, and always ends.</summary>
public sealed class HostileBytesTests
{
    private static readonly Gen<byte[]> RandomBytes = Gen.Byte.Array[0, 300];

    private static readonly Gen<byte[]> DamagedRecordings =
        from name in Gen.Int[0, Recording.Names.Length - 1].Select(static i => Recording.Names[i])
        from damage in Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[0, 8]
        from length in Gen.Int[0, 4000]
        select Damage(Recording.Message(name), damage, length);

    [Fact]
    public void Random_bytes_are_read_or_refused() => RandomBytes.Sample(ReadEverything, iter: 20_000);

    [Fact]
    public void Damaged_messages_are_read_or_refused() => DamagedRecordings.Sample(ReadEverything, iter: 20_000);

    private static byte[] Damage(byte[] message, (int At, byte Value)[] damage, int length)
    {
        foreach (var (at, value) in damage)
        {
            message[at % message.Length] = value;
        }

        return message[..Math.Min(length, message.Length)];
    }

    private static void ReadEverything(byte[] bytes)
    {
        DumpEnd.Find(bytes, 1);
        RouteMonitor.NamespaceIdOf(bytes);
        RouteMonitor.Take(bytes, null, new KernelEvents());
        SocketReader.Blank(bytes.ToArray());
        var payload = bytes.Length > 16 ? bytes[16..] : bytes;
        Refusing(() => LinkParser.Parse(payload));
        Refusing(() => AddressParser.Parse(payload));
        Refusing(() => NeighbourParser.ParseRemote(payload, 4));
        Refusing(() => RouteParser.ParseDefault(payload));
        Refusing(() => CountersParser.Parse(payload));
        Refusing(() => NamespaceIdParser.Parse(payload));
        Refusing(() => InetDiagParser.Parse(payload, true));
        Refusing(() => UnixDiagParser.Parse(payload));
        Refusing(() => NftGenerationParser.Parse(payload));
        Refusing(() => NftChainParser.ParseNat(payload));
        Refusing(() => NftRuleParser.Parse(payload));
        Refusing(() => NftSetParser.Description(payload));
        Refusing(() =>
        {
            var elements = new List<(SetElement, bool)>();
            NftSetParser.Parse(payload, elements);
            NftSetParser.Build(elements, isInterval: true);
        });
        foreach (var isIpv6 in new[] { false, true })
        {
            LegacyReader.Blank(bytes.ToArray(), isIpv6);
            Refusing(() => _ = new LegacyBook(new LegacyTable(isIpv6, 0, bytes)));
        }
    }

    private static void Refusing(Action parse)
    {
        try
        {
            parse();
        }
        catch (NetlinkFormatException)
        {
            // Refused, as it should be; any other exception fails the test.
        }
    }
}
