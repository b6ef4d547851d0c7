namespace NetDash.Linux.Tests.Namespaces;

public sealed class HostReadingTests
{
    [Fact]
    public async Task The_machine_is_described()
    {
        await ReaderThread.RunAsync(reader =>
        {
            var host = reader.ReadHost();

            Assert.Equal(File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim(), host.BootId);
            Assert.Equal(Environment.MachineName, host.Hostname);
            Assert.Matches("^[0-9a-f]{32}$", host.MachineId);
            Assert.NotEmpty(host.KernelRelease);
            Assert.InRange(host.BootTime, DateTimeOffset.UtcNow.AddYears(-5), DateTimeOffset.UtcNow);
            Assert.True(host.EphemeralPorts is { First: > 0, Last: > 0 });
        });
    }

    [Fact]
    public void Where_there_is_no_proc_the_reader_says_so()
    {
        var error = Assert.Throws<LinuxException>(() => new KernelReader("/nowhere"));

        Assert.Equal("No such file or directory", error.Reason);
        Assert.Contains("/nowhere/thread-self/ns/net", error.Message, StringComparison.Ordinal);
    }
}
