using System.Diagnostics;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Packaging;

/// <summary>What a stranger gets: the last commit of this repository in a folder of its own, nothing built.</summary>
internal sealed class CleanClone : IDisposable
{
    private readonly DirectoryInfo _folder = Scratch.NextFolder();

    private CleanClone()
    {
    }

    /// <summary>The clone.</summary>
    public string Root => Path.Combine(_folder.FullName, "netdash");

    /// <summary>What a publish makes.</summary>
    public string Published => Path.Combine(_folder.FullName, "published");

    /// <summary>Where the build puts the browser assets.</summary>
    public string Assets => Path.Combine(Root, "wwwroot-assets", "wwwroot");

    public static async Task<CleanClone> MakeAsync()
    {
        var clone = new CleanClone();
        // A repository of another user is refused, unless it is said that this is meant.
        var settings = Path.Combine(clone._folder.FullName, "gitconfig");
        await File.WriteAllTextAsync(settings, "[safe]\n\tdirectory = *\n");
        var start = new ProcessStartInfo("git", ["clone", "--quiet", "--local", Repository.Root, clone.Root]);
        start.Environment["GIT_CONFIG_GLOBAL"] = settings;
        (await Command.TryRunAsync(start)).EnsureSuccess();
        return clone;
    }

    /// <summary>As the README says, on a port that the system picks.</summary>
    public Task<RunningSite> RunAsync() =>
        RunningSite.StartAsync(Dotnet("run", "--project", "src/NetDash.Web", "--", "--urls", "http://127.0.0.1:0"));

    /// <summary>Takes back to the state of a fresh clone what decides which assets are published: two projects.</summary>
    public async Task ForgetAssetsAsync() =>
        await Command.RunAsync("git", "-C", Root, "clean", "-fdxq", "wwwroot-assets", "src/NetDash.Web");

    public async Task PublishAsync() =>
        (await Command.TryRunAsync(Dotnet("publish", "src/NetDash.Web", "--output", Published))).EnsureSuccess();

    public Task<RunningSite> RunPublishedAsync()
    {
        var start = Dotnet("NetDash.Web.dll", "--urls", "http://127.0.0.1:0");
        start.WorkingDirectory = Published;
        return RunningSite.StartAsync(start);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ProcessStartInfo Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Root };
        // Whoever runs the tests may have set these; a stranger has not.
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        // No build server may stay behind in a folder that is about to be deleted.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }
}
