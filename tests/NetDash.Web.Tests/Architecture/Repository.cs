using System.Xml.Linq;

namespace NetDash.Web.Tests.Architecture;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>All C# and Razor files below a folder, without what builds make.</summary>
    public static IEnumerable<string> Sources(params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Select(Relative)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".ts" or ".mjs" or ".css")
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"));

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    public static IEnumerable<Project> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories).Select(f => new Project(f));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetDash.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("NetDash.sln stands in no folder above the tests.");
    }

    /// <summary>What a project file says.</summary>
    internal sealed class Project(string path)
    {
        private readonly XDocument _xml = XDocument.Load(path);

        public string Name { get; } = Path.GetFileNameWithoutExtension(path);

        public bool AllowsUnsafe => _xml.Descendants("AllowUnsafeBlocks").Any(e => e.Value == "true");

        public string[] Projects => [.. Includes("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))).Order(StringComparer.Ordinal)];

        public string[] Packages => [.. Includes("PackageReference").Order(StringComparer.Ordinal)];

        private IEnumerable<string> Includes(string element) => _xml.Descendants(element).Select(e => e.Attribute("Include")!.Value);
    }
}
