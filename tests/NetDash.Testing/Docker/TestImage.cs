using NetDash.Testing.Processes;

namespace NetDash.Testing.Docker;

/// <summary>The one image of the tests: a static busybox (2 MB), imported, since no registry can be reached.</summary>
public static class TestImage
{
    /// <summary>Its name and tag.</summary>
    public const string Name = "netdash/busybox:test";

    private static readonly string[] Applets =
        ["sh", "sleep", "httpd", "nc", "ip", "ifconfig", "hostname", "ping", "wget", "cat", "echo", "true", "kill", "udhcpc"];

    /// <summary>Imports the image, unless the engine has it.</summary>
    public static async Task EnsureAsync(DockerCli docker)
    {
        var present = await docker.TryRunAsync("image", "inspect", "--format={{.Id}}", Name);
        if (present.ExitCode != 0)
        {
            await ImportAsync(docker);
        }
    }

    private static async Task ImportAsync(DockerCli docker)
    {
        var folder = Scratch.NextFolder();
        try
        {
            var root = folder.CreateSubdirectory("root");
            foreach (var name in new[] { "bin", "etc", "tmp", "www" })
            {
                root.CreateSubdirectory(name);
            }

            var busybox = Path.Combine(root.FullName, "bin", "busybox");
            File.Copy("/bin/busybox", busybox);
            foreach (var applet in Applets)
            {
                File.CreateSymbolicLink(Path.Combine(root.FullName, "bin", applet), "busybox");
            }

            await File.WriteAllTextAsync(Path.Combine(root.FullName, "www", "index.html"), "a page of the test image\n");
            var archive = Path.Combine(folder.FullName, "image.tar");
            await Command.RunAsync("tar", "-C", root.FullName, "-cf", archive, ".");
            await docker.RunAsync("import", archive, Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
