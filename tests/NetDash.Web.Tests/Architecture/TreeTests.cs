using System.Text.RegularExpressions;

namespace NetDash.Web.Tests.Architecture;

/// <summary>How the source tree looks: names, folders, sizes.</summary>
public sealed partial class TreeTests
{
    private const int LongestFile = 300;

    private static readonly string[] AtRoot =
    [
        "src", "tests", "wwwroot-assets", "NetDash.sln", "docker-compose.yml", "README.md",
        "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "Dockerfile", "LICENSE", ".ci",
        ".git", ".gitignore", ".dockerignore", ".env",
    ];

    /// <summary>What builds and editors leave, which .gitignore keeps out of the repository.</summary>
    private static readonly string[] NotKept = ["bin", "obj", "TestResults", ".vs", ".idea", "BenchmarkDotNet.Artifacts"];

    /// <summary>Files that are longer than others for a reason.</summary>
    private static readonly Dictionary<string, string> LongForAReason = new()
    {
        ["wwwroot-assets/src/css/frame.css"] = "One part of the page, and declarations alone.",
        ["wwwroot-assets/src/css/phone.css"] = "What differs on a phone, side by side.",
        ["wwwroot-assets/src/css/wiring.css"] = "One part of the page, and declarations alone.",
    };

    [Fact]
    public void At_the_root_stands_what_the_design_asks_for_and_what_tools_expect() => Assert.Empty(
        new DirectoryInfo(Repository.Root).EnumerateFileSystemInfos().Select(f => f.Name).Except(AtRoot).Except(NotKept));

    [Fact]
    public void No_file_is_too_long_to_hold_one_idea()
    {
        var tooLong = Repository.Sources("src", "tests", "wwwroot-assets").Where(f => Repository.Read(f).Count(c => c == '\n') > LongestFile).ToArray();
        Assert.Empty(tooLong.Except(LongForAReason.Keys));
    }

    [Fact]
    public void No_name_says_only_that_something_is_there()
    {
        string[] empty = ["Common", "Helper", "Helpers", "Manager", "Managers", "Util", "Utils", "Misc"];
        Assert.All(Repository.Sources("src", "tests", "wwwroot-assets"), f => Assert.DoesNotContain(
            f.Split('/', '.'), part => empty.Any(e => part.EndsWith(e, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_file_stands_in_the_folder_of_its_namespace()
    {
        foreach (var file in Repository.Sources("src", "tests").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)))
        {
            if (Namespace.Match(Repository.Read(file)) is { Success: true } match)
            {
                var folders = file.Split('/')[1..^1];
                Assert.True(string.Join('.', folders) == match.Groups[1].Value, $"{file} is in the namespace {match.Groups[1].Value}.");
            }
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace { get; }
}
