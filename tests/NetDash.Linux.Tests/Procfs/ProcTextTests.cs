using System.Text;
using CsCheck;
using NetDash.Linux.Procfs;

namespace NetDash.Linux.Tests.Procfs;

public sealed class ProcTextTests
{
    [Theory]
    [InlineData("812 (sh) S 1 812 812 0 -1 4194560 123 0 0 0 1 2 0 0 20 0 1 0 4711 2863104 450", 4711, false)]
    [InlineData("812 (a (b) \n) c) S 1 812 812 0 -1 4194560 123 0 0 0 1 2 0 0 20 0 1 0 4711 2863104 450", 4711, false)]
    [InlineData("2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 3 0 0", 3, true)]
    public void A_processs_start_is_read(string text, long start, bool isKernelThread)
    {
        Assert.True(ProcStat.TryParse(Encoding.UTF8.GetBytes(text), out var stat));
        Assert.Equal(new ProcStat(start, isKernelThread), stat);
    }

    [Theory]
    [InlineData("")]
    [InlineData("812 (sh) S 1 812")]
    [InlineData("812 (sh) S 1 812 812 0 -1 x 123 0 0 0 1 2 0 0 20 0 1 0 4711 2863104 450")]
    [InlineData("812 (sh) S 1 812 812 0 -1 4194560 123 0 0 0 1 2 0 0 20 0 1 0 -5 2863104 450")]
    public void What_is_no_stat_is_refused(string text) => Assert.False(ProcStat.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Namespace_mounts_are_found_among_others()
    {
        var file = """
            22 27 0:21 / /proc rw,relatime - proc proc rw
            236 27 0:4 net:[4026532270] /run/docker/netns/1b9fd1a2d6ba rw shared:109 - nsfs nsfs rw
            237 27 0:4 mnt:[4026532271] /run/snapd/ns/lxd.mnt rw - nsfs nsfs rw
            238 27 0:4 net:[4026532272] /run/netns/with\040space\134 rw master:2 shared:110 - nsfs nsfs rw
            """u8;

        Assert.Equal(
            [new NsfsMount(4026532270, "/run/docker/netns/1b9fd1a2d6ba"), new NsfsMount(4026532272, "/run/netns/with space\\")],
            MountInfo.NetworkNamespaces(file));
    }

    [Fact]
    public void Any_bytes_are_read_or_passed_over() => Gen.OneOf(Gen.Byte.Array[0, 200], MountLike()).Sample(
        bytes =>
        {
            MountInfo.NetworkNamespaces(bytes);
            CgroupParser.Parse(bytes);
            ProcStat.TryParse(bytes, out _);
            NamespaceLink.NetInode(bytes);
            OsRelease.PrettyName(Encoding.UTF8.GetString(bytes));
        },
        iter: 20_000);

    [Theory]
    [InlineData("net:[4026531840]", 4026531840)]
    [InlineData("net:[4026531840", 0)]
    [InlineData("net:[4026531840]x", 0)]
    [InlineData("net:[]", 0)]
    [InlineData("mnt:[4026531840]", 0)]
    [InlineData("net:[99999999999999999999999]", 0)]
    public void A_namespaces_link_has_its_inode(string link, ulong inode) =>
        Assert.Equal(inode, NamespaceLink.NetInode(Encoding.UTF8.GetBytes(link)));

    [Theory]
    [InlineData("NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n", "Debian GNU/Linux 12 (bookworm)")]
    [InlineData("PRETTY_NAME='it'", "it")]
    [InlineData("PRETTY_NAME=plain", "plain")]
    [InlineData("PRETTY_NAME=\"a \\\"b\\\" \\$c\"", "a \"b\" $c")]
    [InlineData("PRETTY_NAME=\"", "\"")]
    [InlineData("NAME=x", "")]
    public void The_systems_name_is_unquoted(string file, string name) => Assert.Equal(name, OsRelease.PrettyName(file));

    [Fact]
    public void The_range_of_client_ports_has_two_numbers()
    {
        Assert.Equal((32768, 60999), HostReader.PortRange("32768\t60999"));
        Assert.Null(HostReader.PortRange("32768"));
        Assert.Null(HostReader.PortRange(null));
    }

    private static Gen<byte[]> MountLike()
    {
        string[] parts = [" ", "\n", "net:[1]", "\\040", "\\", " - nsfs ", "/docker/", ")", "(", "0::/", "S", "PRETTY_NAME=", "\""];
        return Gen.Int[0, parts.Length - 1].Array[0, 30].Select(chosen => Encoding.UTF8.GetBytes(string.Concat(chosen.Select(i => parts[i]))));
    }
}
