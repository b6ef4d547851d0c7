using System.Diagnostics;
using System.Text.Json;
using NetDash.Testing;
using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>The real program with less than all rights: what can be read is shown, what cannot is told.</summary>
[Trait("Requires", "Root")]
public sealed class LeastRightsTests : IDisposable
{
    // Not below TMPDIR, which root alone may enter: the program runs as nobody.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory($"/tmp/netdash-rights-{Guid.NewGuid():n}");

    [Fact]
    public async Task As_nobody_the_own_namespace_is_shown_and_the_rest_is_listed_as_unreadable()
    {
        Requires.Root();
        Requires.Program("setpriv");
        var docker = await SharedDocker.ConnectAsync();
        await using var container = await docker.RunContainerAsync("rights");
        var topology = await SnapshotAsync(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], docker.Endpoint);

        var kernel = Source(topology, "kernel");
        Assert.Equal("connected", kernel.GetProperty("state").GetString());
        var unreadable = kernel.GetProperty("unreadable").EnumerateArray().ToList();
        Assert.NotEmpty(unreadable);
        Assert.All(unreadable, u => Assert.NotEqual("", u.GetProperty("reason").GetString()));
        Assert.Contains(unreadable, u => u.GetProperty("remedy").GetString()!.Contains("CAP_", StringComparison.Ordinal));
        Assert.Contains(Nodes(topology, "interface"), n => n.GetProperty("name").GetString() == "lo");

        var denied = Source(topology, "docker");
        Assert.Equal("denied", denied.GetProperty("state").GetString());
        Assert.Contains("group", denied.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(Nodes(topology, "container"));
    }

    [Fact]
    public async Task Without_an_engine_the_kernels_view_is_served_and_docker_is_absent()
    {
        Requires.Root();
        var before = await IpTruth.ReadAsync(null);
        var topology = await SnapshotAsync([], "unix:///run/netdash-nobody-listens.sock");
        var after = await IpTruth.ReadAsync(null);
        Assert.Equal("absent", Source(topology, "docker").GetProperty("state").GetString());
        Assert.Equal("connected", Source(topology, "kernel").GetProperty("state").GetString());

        // Tests of other classes make and remove interfaces meanwhile: what lived through the whole run is shown, and counted.
        var host = Nodes(topology, "netns").Single(n => n.GetProperty("name").GetString() == "host").GetProperty("id").GetString();
        var shown = Nodes(topology, "interface").Where(n => n.GetProperty("parent").GetString() == host)
            .Select(n => n.GetProperty("properties")).ToDictionary(p => p.GetProperty("ifIndex").GetInt32());
        var lasting = before.Links.Where(l => after.Links.Any(a => a.Index == l.Index)).ToList();
        Assert.Contains(lasting, l => l.Kind == "loopback");
        Assert.All(lasting, l => Assert.True(shown[l.Index].GetProperty("rxBytes").GetInt64() >= 0));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonElement Source(JsonElement topology, string kind) =>
        topology.GetProperty("sources").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == kind);

    private static IEnumerable<JsonElement> Nodes(JsonElement topology, string kind) =>
        topology.GetProperty("nodes").EnumerateArray().Where(n => n.GetProperty("kind").GetString() == kind);

    private async Task<JsonElement> SnapshotAsync(string[] prefix, string endpoint)
    {
        var program = Path.Combine(Repository.Root, "src/NetDash.Web/bin/Debug/net10.0");
        await Command.RunAsync("cp", "-r", program + "/.", _folder.FullName);
        await Command.RunAsync("chmod", "-R", "a+rX", _folder.FullName);
        string[] command = [.. prefix, "dotnet", Path.Combine(_folder.FullName, "NetDash.Web.dll"), "snapshot", "--NetDash:Docker:Endpoints:0=" + endpoint];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _folder.FullName };
        start.Environment["HOME"] = "/nonexistent";
        start.Environment["TMPDIR"] = "/tmp";
        var run = (await Command.TryRunAsync(start)).EnsureSuccess();
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }
}
