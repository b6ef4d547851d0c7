using System.Text.RegularExpressions;
using NetDash.Sources.Kubernetes.Client;

namespace NetDash.Sources.Tests.Kubernetes.Client;

/// <summary>The ClusterRole in the README is what the source asks for, no more and no less.</summary>
public sealed partial class ClusterRoleTests
{
    [Fact]
    public void The_readme_grants_what_is_read_and_nothing_else()
    {
        var granted = Rule().Matches(File.ReadAllText(Path.Combine(Root(), "README.md")))
            .Where(m => m.Groups["verbs"].Value == "list, watch")
            .SelectMany(m => m.Groups["resources"].Value.Split(", ").Select(r => (Group: m.Groups["group"].Value.Trim('"'), Resource: r)));
        Assert.Equal(
            ClusterResources.All.Select(r => (r.Group, r.Name)).Order(), granted.Order());
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetDash.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run below NetDash.sln.");
        }

        return folder;
    }

    [GeneratedRegex("""\{ apiGroups: \[(?<group>[^\]]*)\], resources: \[(?<resources>[^\]]*)\],.* verbs: \[(?<verbs>[^\]]*)\] \}""")]
    private static partial Regex Rule();
}
