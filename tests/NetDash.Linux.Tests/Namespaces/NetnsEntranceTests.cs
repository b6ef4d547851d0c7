using NetDash.Linux.Interop;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Procfs;
using NetDash.Testing;
using NetDash.Testing.Linux;

namespace NetDash.Linux.Tests.Namespaces;

public sealed class NetnsEntranceTests
{
    [Fact]
    [Trait("Requires", "Root")]
    public async Task The_thread_is_inside_only_while_it_works_there()
    {
        Requires.Root();
        await using var netns = await NetworkNamespace.CreateAsync();
        await ReaderThread.RunAsync(() =>
        {
            var proc = new ProcFs("/proc");
            using var entrance = new NetnsEntrance(proc);
            ulong Here() => proc.TryReadLink("/proc/thread-self/ns/net", out var link) == 0 ? NamespaceLink.NetInode(link) : 0;

            var inside = entrance.Inside(netns.Path, Here);

            Assert.NotEqual(entrance.OwnInode, inside);
            Assert.Equal(entrance.OwnInode, Here());
            Assert.Throws<InvalidTimeZoneException>(() => entrance.Inside<int>(netns.Path, () => throw new InvalidTimeZoneException()));
            Assert.Equal(entrance.OwnInode, Here());
        });
    }

    [Fact]
    [Trait("Requires", "Root")]
    public async Task A_thread_that_cannot_come_back_is_lost()
    {
        Requires.Root();
        await using var netns = await NetworkNamespace.CreateAsync();
        await ReaderThread.RunAsync(() =>
        {
            var entrance = new NetnsEntrance(new ProcFs("/proc"));
            entrance.Dispose();

            Assert.Throws<NamespaceLostException>(() => entrance.Inside(netns.Path, () => 1));
        });
    }

    [Fact]
    public async Task Another_thread_may_not_enter()
    {
        var entrance = new NetnsEntrance(new ProcFs("/proc"));
        await ReaderThread.RunAsync(() => Assert.Throws<InvalidOperationException>(() => entrance.Inside(entrance.OwnPath, () => 1)));
        entrance.Dispose();
    }

    [Fact]
    public void What_is_no_namespace_is_refused_with_its_path()
    {
        using var entrance = new NetnsEntrance(new ProcFs("/proc"));

        Assert.Equal(Errno.ENOENT, Assert.Throws<LinuxException>(() => entrance.Inside("/nowhere", () => 1)).Errno);
        Assert.Equal("setns /proc/self/stat", Assert.Throws<LinuxException>(() => entrance.Inside("/proc/self/stat", () => 1)).What);
    }
}
