using NetDash.Analysis.Ports.Preflight;

namespace NetDash.EndToEnd.Tests.Preflight;

/// <summary>
/// Files of one case, from one text:
/// <code>
/// === docker-compose.yml
/// services: { web: { extends: { file: sub/base.yml, service: base } } }
/// === over.yml
/// services: …
/// === sub/base.yml
/// === .env
/// UI_PORT=8080
/// </code>
/// Those whose names begin with <c>over</c> go over the first, in their order; the others are there to be named.
/// </summary>
internal sealed class ComposeFixture
{
    private const string Mark = "=== ";
    private readonly List<PreflightFile> _files = [];

    public ComposeFixture(string text)
    {
        foreach (var part in ("\n" + text).Split("\n" + Mark, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            _files.Add(new PreflightFile(part[..end], part[(end + 1)..] + "\n"));
        }
    }

    /// <summary>The folder that the cases stand in.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "NetDash.EndToEnd.Tests", "Preflight", "Fixtures");

    /// <summary>Names of all cases.</summary>
    public static IEnumerable<string> Names { get; } =
        Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    /// <summary>What is given to Compose with <c>-f</c>.</summary>
    public IReadOnlyList<PreflightFile> Given => [_files[0], .. _files.Where(f => f.Name.StartsWith("over", StringComparison.Ordinal))];

    public static ComposeFixture Read(string name) => new(File.ReadAllText(Path.Combine(Folder, name + ".txt")));

    /// <summary>The same as a request.</summary>
    public PreflightRequest Request() => new()
    {
        Files = Given,
        Variables = Find(".env") is { } env ? EnvText.Read(env) : new Dictionary<string, string>(),
        OtherFile = Find,
    };

    /// <summary>Writes the files down, for Compose to read.</summary>
    public void WriteTo(DirectoryInfo folder)
    {
        foreach (var file in _files)
        {
            var path = Path.Combine(folder.FullName, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    private PreflightFile? Find(string path) => _files.FirstOrDefault(f => f.Name == path);
}
