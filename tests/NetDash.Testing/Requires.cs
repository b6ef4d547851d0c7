using NetDash.Testing.Docker;
using NetDash.Testing.Linux;
using Xunit;

namespace NetDash.Testing;

/// <summary>
/// What a test needs of the machine. Where it is missing the test is skipped and says why; a run with CI=true
/// counts that as a failure, because there everything is installed.
/// </summary>
public static class Requires
{
    /// <summary>Where Debian puts Chromium; <c>NETDASH_TEST_CHROMIUM</c> names another one.</summary>
    public static string ChromiumPath =>
        Environment.GetEnvironmentVariable("NETDASH_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Namespaces, interfaces and other processes' files are root's alone.</summary>
    public static void Root() =>
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Needs root.");

    /// <summary>A program on the search path.</summary>
    public static void Program(string name)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [];
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, name))), $"Needs the program {name}.");
    }

    /// <summary>Everything to start a private engine with: root, dockerd, the docker command, busybox.</summary>
    public static void DockerEngine()
    {
        Root();
        Program("dockerd");
        Program("docker");
        Program("nsenter");
        Program("busybox");
    }

    /// <summary>The engine that <c>tests/run.sh</c> starts or finds, in the machine's own network namespace.</summary>
    public static void Docker()
    {
        Program("docker");
        Program("busybox");
        Assert.SkipUnless(
            File.Exists(SharedDocker.SocketPath),
            $"Needs a Docker Engine at {SharedDocker.SocketPath}; tests/run.sh starts one.");
    }

    /// <summary>The browser.</summary>
    public static void Chromium() =>
        Assert.SkipUnless(File.Exists(ChromiumPath), $"Needs Chromium at {ChromiumPath}.");

    /// <summary>A type of interface that not every kernel can make, such as <c>ipvlan</c> or <c>dummy</c>. Implies root.</summary>
    public static async Task LinkTypeAsync(string type)
    {
        Root();
        await using var probe = await NetworkNamespace.CreateAsync();
        await probe.RunAsync("ip", "link", "add", "lower", "type", "veth", "peer", "name", "other");
        string[] lower = type is "ipvlan" or "macvlan" or "vlan" ? ["link", "lower"] : [];
        string[] more = type switch
        {
            "vlan" => ["id", "7"],
            "vxlan" => ["id", "7", "dstport", "4789"],
            "veth" => ["peer", "name", "probed"],
            _ => [],
        };
        var made = await probe.TryRunAsync("ip", ["link", "add", .. lower, "name", "probe", "type", type, .. more]);
        Assert.SkipUnless(made.ExitCode == 0, $"This kernel has no {type} interfaces: {made.Error}");
    }
}
