using NetDash.Linux.Namespaces;
using NetDash.Testing;
using NetDash.Testing.Linux;

namespace NetDash.Linux.Tests.Namespaces;

[Trait("Requires", "Root")]
public sealed class FewerRightsTests
{
    [Fact]
    public async Task Without_any_right_the_own_namespace_is_read_and_the_rest_is_told()
    {
        Requires.Root();
        await using var other = await NetworkNamespace.CreateAsync();
        await ReaderThread.RunAsync(() =>
        {
            ThreadRights.DropAll();
            using var reader = new KernelReader("/proc");
            reader.Refresh(mountsChanged: true, isDeep: true);
            var own = Assert.Single(reader.Namespaces);
            Assert.Equal(ReadOutcome.Changed, reader.ReadInterfaces(own));
            Assert.Equal(ReadOutcome.Changed, reader.ReadSockets(own));
            Assert.Contains(own.Links, l => l.Name == "lo");

            var told = Assert.Single(reader.Unreadable, u => u.What.Contains(other.Path, StringComparison.Ordinal));
            Assert.Equal("Operation not permitted", told.Reason);
            Assert.Contains("CAP_SYS_ADMIN", told.Remedy, StringComparison.Ordinal);
            Assert.Contains(reader.Unreadable, u => u.Remedy.Contains("CAP_NET_BROADCAST", StringComparison.Ordinal));
            Assert.False(reader.HearsAllNamespaces);
        });
    }
}
