namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>Each capability of docker-compose.yml taken away: what is lost is what the README's table says, and it is told.</summary>
[Collection(PackagedMachineCollection.Name)]
[Trait("Requires", "Docker")]
public sealed class FewestCapabilitiesTests(PackagedMachine machine)
{
    [Fact]
    public async Task Without_one_of_them_something_is_lost()
    {
        await machine.StartAsync();
        await using var workload = await Workload.StartAsync(machine);

        var all = await SnapshotAsync(null);
        Assert.Empty(all.Unreadable("kernel"));
        Assert.Equal([80], all.Listening(workload.Web.Name));
        Assert.Equal([9876], all.Listening(workload.Host.Name));
        // The host's; web's with its peer; own; none; the one without a process.
        Assert.Equal(5, all.Nodes("netns").Count());
        Assert.NotEmpty(all.Nodes("process"));
        Assert.Empty(all.Forwards());
        Assert.Contains("NAT rules forward are not known (Operation not permitted): grant CAP_NET_ADMIN", (string?)all.Source("kernel")["detail"], StringComparison.Ordinal);

        var quiet = await SnapshotAsync("NET_BROADCAST");
        Assert.StartsWith("notifications of other namespaces: Operation not permitted: grant CAP_NET_BROADCAST", Assert.Single(quiet.Unreadable("kernel")), StringComparison.Ordinal);
        Assert.Equal(5, quiet.Nodes("netns").Count());

        var others = await SnapshotAsync("DAC_READ_SEARCH");
        Assert.Contains("CAP_DAC_READ_SEARCH", Assert.Single(others.Unreadable("kernel")), StringComparison.Ordinal);
        Assert.Equal(5, others.Nodes("netns").Count());
        Assert.Equal([80], others.Listening(workload.Web.Name));
        Assert.Empty(others.Listening(workload.Host.Name));

        var outside = await SnapshotAsync("SYS_ADMIN");
        Assert.Single(outside.Nodes("netns"));
        Assert.Equal([9876], outside.Listening(workload.Host.Name));
        Assert.Empty(outside.Listening(workload.Web.Name));
        Assert.Equal(4, outside.Unreadable("kernel").Length);
        Assert.All(outside.Unreadable("kernel"), u => Assert.EndsWith("Operation not permitted: grant CAP_SYS_ADMIN", u, StringComparison.Ordinal));

        var blind = await SnapshotAsync("SYS_PTRACE");
        Assert.Single(blind.Nodes("netns"));
        Assert.Empty(blind.Nodes("process"));
        Assert.All([workload.Host, workload.Web], c => Assert.Empty(blind.Listening(c.Name)));
        Assert.Contains(blind.Unreadable("kernel"), u => u.StartsWith("/etc/machine-id: ", StringComparison.Ordinal));
        Assert.Contains(blind.Unreadable("kernel"), u => u.StartsWith($"open /proc/1/root/run/netns/{workload.Lonely}: Permission denied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_right_that_the_file_leaves_out_what_NAT_forwards_is_known()
    {
        await machine.StartAsync();
        await using var workload = await Workload.StartAsync(machine);
        var address = (await workload.Web.InspectAsync()).GetProperty("NetworkSettings").GetProperty("IPAddress").GetString();

        var more = await SnapshotAsync(null, with: "NET_ADMIN");

        Assert.Empty(more.Unreadable("kernel"));
        Assert.Equal("", (string?)more.Source("kernel")["detail"]);
        Assert.Equal(5, more.Forwards().Count);
        Assert.Equal([$"8080 to {address}:80"], more.Forwards().Values.SelectMany(f => f));
    }

    /// <summary>The service of the file, with another verb, and one line less or more.</summary>
    private async Task<Picture> SnapshotAsync(string? without, string? with = null)
    {
        await using var project = machine.Project(without: without, with: with);
        return Picture.Parse((await project.RunAsync("run", "--rm", "-T", "netdash", "snapshot")).Output);
    }
}
