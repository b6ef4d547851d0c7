using System.Reflection;
using NetDash.Analysis.Findings;
using NetDash.Sources.Docker;
using NetDash.Topology.Store;

namespace NetDash.Web.Tests.Architecture;

/// <summary>Which room may know which: the last column of the house's plan, in project files and in what was compiled.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["NetDash.Topology"] = [],
        ["NetDash.Linux"] = [],
        ["NetDash.Analysis"] = ["NetDash.Topology"],
        ["NetDash.Drawing"] = ["NetDash.Analysis", "NetDash.Topology"],
        ["NetDash.Sources"] = ["NetDash.Linux", "NetDash.Topology"],
        ["NetDash.Web"] = ["NetDash.Analysis", "NetDash.Assets", "NetDash.Drawing", "NetDash.Sources", "NetDash.Topology"],
    };

    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["NetDash.Analysis"] = ["YamlDotNet"],
        ["NetDash.Drawing"] = ["SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies"],
        ["NetDash.Sources"] = ["Docker.DotNet.Enhanced", "KubernetesClient"],
        ["NetDash.Web"] = ["Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.AspNetCore.OpenApi", "MudBlazor"],
    };

    private static readonly string[] ReadersOfYaml = ["src/NetDash.Analysis/Ports/Preflight/Yaml/", "src/NetDash.Sources/Kubernetes/Contexts/"];

    [Fact]
    public void A_project_references_the_rooms_and_packages_that_it_may()
    {
        foreach (var project in Repository.Projects("src"))
        {
            Assert.True(May.ContainsKey(project.Name), $"{project.Name} is no room of the plan.");
            Assert.Empty(project.Projects.Except(May[project.Name]));
            Assert.Empty(project.Packages.Except(Packages.GetValueOrDefault(project.Name, [])));
            Assert.Equal(project.Name == "NetDash.Linux", project.AllowsUnsafe);
        }
    }

    [Theory]
    [InlineData(typeof(TopologyStore))]
    [InlineData(typeof(FindingsAnalyzer))]
    [InlineData(typeof(DockerOptions))]
    [InlineData(typeof(NetDashApplication))]
    public void What_was_compiled_uses_no_other_room_and_the_pure_ones_nothing_but_the_base_library_and_the_reader_of_YAML(Type type)
    {
        var name = type.Assembly.GetName().Name!;
        var uses = type.Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToArray();
        Assert.Empty(uses.Where(u => u.StartsWith("NetDash.", StringComparison.Ordinal)).Except(May[name]));
        if (name is "NetDash.Topology" or "NetDash.Analysis")
        {
            Assert.All(
                uses.Except(May[name]).Except(Packages.GetValueOrDefault(name, [])),
                u => Assert.StartsWith("System.", u, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_kernel_room_uses_nothing_but_the_base_library() => Assert.All(
        Assembly.Load("NetDash.Linux").GetReferencedAssemblies(),
        a => Assert.True(a.Name!.StartsWith("System.", StringComparison.Ordinal) || a.Name is "Microsoft.Win32.Primitives", a.Name));

    [Fact]
    public void Only_the_sources_use_Docker_DotNet()
    {
        foreach (var type in new[] { typeof(TopologyStore), typeof(FindingsAnalyzer), typeof(NetDashApplication) })
        {
            Assert.DoesNotContain(type.Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("Docker.DotNet", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Only_the_writer_of_pixels_uses_Skia() => Assert.All(
        Repository.Sources("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && Repository.Read(f).Contains("SkiaSharp", StringComparison.Ordinal)),
        f => Assert.StartsWith("src/NetDash.Drawing/Writers/Png/", f, StringComparison.Ordinal));

    [Fact]
    public void Only_the_readers_of_YAML_use_YamlDotNet() => Assert.All(
        Repository.Sources("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && Repository.Read(f).Contains("YamlDotNet", StringComparison.Ordinal)),
        f => Assert.Contains(ReadersOfYaml, r => f.StartsWith(r, StringComparison.Ordinal)));

    [Fact]
    public void The_web_uses_the_sources_for_wiring_alone()
    {
        string[] wiring = ["src/NetDash.Web/Configuration/", "src/NetDash.Web/Hosting/"];
        var users = Repository.Sources("src/NetDash.Web").Where(f => Repository.Read(f).Contains("NetDash.Sources", StringComparison.Ordinal));
        Assert.All(users, f => Assert.Contains(wiring, w => f.StartsWith(w, StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_kernel_room_calls_the_system_by_itself()
    {
        string[] calls = ["LibraryImport(", "DllImport(", "unsafe "];
        Assert.All(
            Repository.Sources("src").Where(f => !f.StartsWith("src/NetDash.Linux/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)),
            f => Assert.DoesNotContain(calls, c => Repository.Read(f).Contains(c, StringComparison.Ordinal)));
    }
}
