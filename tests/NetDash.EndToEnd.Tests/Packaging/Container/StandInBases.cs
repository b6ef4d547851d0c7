using System.Runtime.InteropServices;
using NetDash.Testing.Docker;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>
/// What stands in for the official base images, made of this machine's own .NET and Node: same places of the programs, same
/// settings that matter, but neither Ubuntu nor anything else in them.
/// </summary>
internal static class StandInBases
{
    public const string Sdk = "netdash-test/sdk:10.0";
    public const string Runtime = "netdash-test/aspnet:10.0";

    private const string Certificates = "/etc/ssl/certs/ca-certificates.crt";

    // The official aspnet image's own default, which the Dockerfile has to undo.
    private static readonly string[] Settings = ["ENV PATH=/usr/local/bin:/usr/bin:/bin", "ENV ASPNETCORE_HTTP_PORTS=8080"];

    // .../shared/Microsoft.NETCore.App/10.0.12/
    private static readonly DirectoryInfo Framework = new(RuntimeEnvironment.GetRuntimeDirectory());
    private static readonly string Dotnet = Framework.Parent!.Parent!.Parent!.FullName;

    public static async Task ImportAsync(DockerCli docker)
    {
        using var root = await ImageRoot.MakeAsync();
        foreach (var part in new[] { "dotnet", "host", "shared" })
        {
            await root.CopyAsync(Path.Combine(Dotnet, part), $"/usr/share/dotnet/{part}");
        }

        root.Link("/usr/bin/dotnet", "/usr/share/dotnet/dotnet");
        await root.CopyLibrariesAsync(Path.Combine(Dotnet, "dotnet"));
        foreach (var native in Framework.EnumerateFiles("*.so"))
        {
            await root.CopyLibrariesAsync(native.FullName);
        }

        // What .NET loads to speak TLS; libraries that its own name only at run time.
        foreach (var library in new[] { "libssl.so.3", "libcrypto.so.3" })
        {
            var found = Directory.EnumerateFiles("/usr/lib", library, SearchOption.AllDirectories).First();
            await root.CopyProgramAsync(found, $"/usr/lib/{library}");
        }

        await root.ImportAsync(docker, Runtime, Settings);

        foreach (var part in new[] { "sdk", "sdk-manifests", "packs" })
        {
            await root.CopyAsync(Path.Combine(Dotnet, part), $"/usr/share/dotnet/{part}");
        }

        await root.CopyProgramAsync(Which("node"), "/usr/local/bin/node");
        await root.CopyProgramAsync(Which("flock"), "/usr/bin/flock");
        // <prefix>/lib/node_modules/npm/bin/npm-cli.js
        var npm = File.ResolveLinkTarget(Which("npm"), returnFinalTarget: true)!;
        await root.CopyAsync(Path.GetDirectoryName(Path.GetDirectoryName(npm.FullName))!, "/usr/local/lib/node_modules/npm");

        await root.CopyAsync(Certificates);
        await root.ImportAsync(
            docker, Sdk, [.. Settings, $"ENV NODE_EXTRA_CA_CERTS={Certificates} SSL_CERT_FILE={Certificates} DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"]);
    }

    private static string Which(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
