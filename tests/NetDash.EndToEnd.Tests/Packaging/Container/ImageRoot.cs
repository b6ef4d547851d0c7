using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>
/// The file system of an image, gathered from this machine, since no registry can be reached: busybox as shell and tools, and
/// programs with the libraries that they load.
/// </summary>
internal sealed class ImageRoot : IDisposable
{
    private readonly DirectoryInfo _folder = Scratch.NextFolder();

    private ImageRoot()
    {
    }

    private string Root => Path.Combine(_folder.FullName, "root");

    public static async Task<ImageRoot> MakeAsync()
    {
        var image = new ImageRoot();
        foreach (var name in new[] { "bin", "etc", "root", "tmp", "usr/bin", "usr/local/bin", "var" })
        {
            Directory.CreateDirectory(Path.Combine(image.Root, name));
        }

        File.Copy("/bin/busybox", Path.Combine(image.Root, "bin/busybox"));
        foreach (var applet in (await Command.RunAsync("/bin/busybox", "--list")).Output.Split('\n').Except(["busybox"]))
        {
            File.CreateSymbolicLink(Path.Combine(image.Root, "bin", applet), "busybox");
        }

        File.CreateSymbolicLink(Path.Combine(image.Root, "usr/bin/env"), "/bin/env");
        await File.WriteAllTextAsync(Path.Combine(image.Root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        await File.WriteAllTextAsync(Path.Combine(image.Root, "etc/group"), "root:x:0:\n");
        return image;
    }

    /// <summary>Copies a file or folder, or what a link leads to, with everything in it; links below stay links.</summary>
    /// <param name="source">An absolute path of this machine.</param>
    /// <param name="target">Where it is in the image; the same path when not given.</param>
    public async Task CopyAsync(string source, string? target = null)
    {
        var path = Root + (target ?? source);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await Command.RunAsync("cp", "--archive", "-H", "--no-target-directory", source, path);
    }

    /// <summary>Copies a program or library and what it loads.</summary>
    public async Task CopyProgramAsync(string source, string target)
    {
        await CopyAsync(source, target);
        await CopyLibrariesAsync(source);
    }

    /// <summary>Copies what a program or library loads when it starts, as ldd(1) tells.</summary>
    public async Task CopyLibrariesAsync(string binary)
    {
        // "	libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f…)" and "	/lib64/ld-linux-x86-64.so.2 (0x00007f…)"
        foreach (var library in (await Command.RunAsync("ldd", binary)).Output.Split([' ', '\n', '\t']).Where(word => word.StartsWith('/')))
        {
            if (!File.Exists(Root + library))
            {
                await CopyAsync(library);
            }
        }
    }

    public void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        File.CreateSymbolicLink(Root + path, target);
    }

    /// <summary>Writes a script that runs as a program.</summary>
    public async Task WriteScriptAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        await File.WriteAllTextAsync(Root + path, text);
        await Command.RunAsync("chmod", "755", Root + path);
    }

    /// <summary>Makes the image.</summary>
    /// <param name="docker">The engine that gets it.</param>
    /// <param name="name">Name and tag.</param>
    /// <param name="changes">Instructions of a Dockerfile, such as <c>ENV A=b</c>.</param>
    public async Task ImportAsync(DockerCli docker, string name, params string[] changes)
    {
        var archive = Path.Combine(_folder.FullName, "image.tar");
        await Command.RunAsync("tar", "-C", Root, "-cf", archive, ".");
        await docker.RunAsync(["import", .. changes.SelectMany(change => new[] { "--change", change }), archive, name]);
        File.Delete(archive);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
